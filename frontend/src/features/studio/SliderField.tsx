import { Slider, Text } from "@mantine/core";
import classes from "./Fields.module.css";

type Props = {
  label: string;
  value: number;
  most: number;
  least?: number;
  step?: number;
  /** The value with its unit. */
  shown: (value: number) => string;
  hint?: string;
  onChange: (value: number) => void;
};

/** A slider under its name, with the value in sight before anybody touches it. */
function SliderField({ label, value, most, least = 0, step = 1, shown, hint, onChange }: Props) {
  return (
    <div>
      <div className={classes.line}>
        <Text size="sm">{label}</Text>
        <Text size="sm" c="dimmed" aria-hidden="true">
          {shown(value)}
        </Text>
      </div>
      <Slider min={least} max={most} step={step} value={value} label={null} thumbLabel={label} onChange={onChange} />
      {hint && (
        <Text size="xs" c="dimmed" mt={4}>
          {hint}
        </Text>
      )}
    </div>
  );
}

/** A share of 0 to 1 as a slider of per cents. */
export function ShareField({
  value,
  most = 1,
  least = 0,
  onChange,
  ...rest
}: Omit<Props, "shown" | "most" | "step"> & { most?: number }) {
  return (
    <SliderField
      {...rest}
      least={Math.round(least * 100)}
      most={Math.round(most * 100)}
      value={Math.round(value * 100)}
      shown={(percent) => `${percent} %`}
      onChange={(percent) => onChange(percent / 100)}
    />
  );
}

export function DegreesField(props: Pick<Props, "label" | "value" | "hint" | "onChange">) {
  return <SliderField {...props} most={360} step={5} shown={(degrees) => `${degrees}°`} />;
}
