#!/bin/sh
# Trains the starter model, stage by stage. Every stage can be stopped and given again: it goes on where it was.
#
#   models/training/train.sh all|render|tokenizer|text|vae|latents|unet|classifier|export|evaluate|sheet
#
# WORK      where everything lies, about 2 GB           (./starter-training)
# PYTHON    an interpreter with requirements.txt        (python3)
# KEEP_VAE  an exported model whose autoencoder is kept; without it one is trained
# SCENES, TEXT_STEPS, VAE_MINUTES, UNET_MINUTES, LARGE_MINUTES, COUNT (pictures to judge)     how much
set -eu
cd "$(dirname "$0")"
WORK=${WORK:-$PWD/../../starter-training}
PYTHON=${PYTHON:-python3}
SCENES=${SCENES:-7000}
VAE_MINUTES=${VAE_MINUTES:-40}
UNET_MINUTES=${UNET_MINUTES:-120}
LARGE_MINUTES=${LARGE_MINUTES:-120}
TEXT_STEPS=${TEXT_STEPS:-1000}
COUNT=${COUNT:-500}
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
mkdir -p "$WORK"

stage() {
    case $1 in
    render)
        "$PYTHON" render.py --work "$WORK" --size 128 --scenes "$SCENES" --shards 10
        "$PYTHON" render.py --work "$WORK" --size 256 --scenes $((SCENES / 2)) --shards 10 --first 100
        ;;
    tokenizer) test -f "$WORK/tokenizer/vocab.json" || "$PYTHON" tokenizer.py --work "$WORK" ;;
    text) test -d "$WORK/text_encoder" || "$PYTHON" text.py --work "$WORK" --steps "$TEXT_STEPS" ;;
    vae)
        if [ -z "${KEEP_VAE:-}" ] && [ ! -d "$WORK/vae" ]; then
            "$PYTHON" vae.py --work "$WORK" --minutes "$VAE_MINUTES"
            "$PYTHON" vae.py --work "$WORK" --finish
        fi
        ;;
    latents) "$PYTHON" latents.py --work "$WORK" ${KEEP_VAE:+--vae "$KEEP_VAE"} ;;
    unet)
        "$PYTHON" unet.py --work "$WORK" --size 128 --minutes "$UNET_MINUTES"
        "$PYTHON" unet.py --work "$WORK" --size 256 --minutes "$LARGE_MINUTES" --rate 5e-4 --cool 0.5
        ;;
    classifier) test -f "$WORK/classifier.pt" || "$PYTHON" classifier.py --work "$WORK" ;;
    export) "$PYTHON" export.py --work "$WORK" --out "$WORK/model" ;;
    evaluate) "$PYTHON" evaluate.py --work "$WORK" --model "$WORK/model" --count "$COUNT" ;;
    sheet) "$PYTHON" sheet.py --model "$WORK/model" --out "$WORK/painted.jpg" ;;
    *)
        echo "train.sh: there is no stage '$1'" >&2
        exit 2
        ;;
    esac
}

if [ "${1:-}" = all ]; then
    for one in render tokenizer text vae latents unet classifier export evaluate sheet; do
        echo "== $one"
        stage "$one"
    done
else
    stage "${1:?which stage?}"
fi
