package backdrop.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LayoutOptionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--background white | {'background':'white'}",
        "--background #F4EFE6 | {'background':'color','backgroundColors':{'color':'#f4efe6'}}",
        "--background linear:#ffffff,#000000,90 | {'background':'gradient','backgroundColors':"
            + "{'shape':'linear','color':'#ffffff','secondColor':'#000000','angle':90}}",
        "--background radial:#ffffff,#000000 | {'background':'gradient','backgroundColors':"
            + "{'shape':'radial','color':'#ffffff','secondColor':'#000000'}}",
        "--scene oak --place original | {'placement':{'mode':'original'}}",
        "--scene oak --place fill --enlarge | {'placement':{'mode':'fill','enlarge':true}}",
        "--scene oak --place top-left --padding 5% | {'placement':{'mode':'position','position':"
            + "'top-left','padding':{'unit':'percent','left':5.0,'top':5.0,'right':5.0,'bottom':5.0}}}",
        "--scene oak --shadow both --light background | "
            + "{'shadow':{'mode':'both'},'lightMatching':'background'}",
        "--scene oak | {}"
      })
  void asksForWhatWasSaid(String arguments, String request) throws Exception {
    var options = PaintOptions.parse(List.of(("photo.jpg " + arguments).split(" ")));
    var wanted = JSON.createObjectNode();

    options.layout().addTo(wanted);

    assertEquals(JSON.readTree(request.replace('\'', '"')), JSON.readTree(wanted.toString()));
  }

  @Test
  void needsNoSceneWhereNothingIsPainted() {
    var options = PaintOptions.parse(List.of("photo.jpg", "--background", "white"));
    assertEquals(Optional.empty(), options.scene());
  }
}
