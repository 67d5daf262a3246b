#!/bin/sh
# Three takeaways of whatever article comes in; of one from the corpus if nothing is piped.
#
#   pbpaste | examples/pipe.sh          on a Mac
#   xclip -o | examples/pipe.sh         on Linux
set -eu
if [ -t 0 ]; then
    exec takeaways summarize --count 3 --no-analysis corpus/diplomacy.txt
fi
exec takeaways summarize --count 3 --no-analysis
