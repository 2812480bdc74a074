#!/usr/bin/env bash
# `hogo match`: an index of made-up names, questions in other scripts, judged pairs, and files that are wrong.
#
# Promises: one line `ok NAME` or `not ok NAME` a test; ends with 1 when one fails. HOGO names the program.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/../expect.sh"
HOGO=$(realpath "${HOGO:?the path of the program hogo}")
SCRATCH=$(mktemp -d) && trap 'rm -rf "$SCRATCH"' EXIT
cd "$SCRATCH" || exit 4

ask() { printf '%s\n' "$1" | "$HOGO" match query "${@:2}"; }

{
    printf 'id,name,nationality\n'
    printf 'a,Petra Novakova,\nb,Pyotr Solovyov,\nc,Wolfgang Schmidt,\nd,Kim Min-su,\ne,Mahmoud Salman,\nf,"Horakova, Jana",\n'
} >names.csv
expect "an index is built of a file of names" 0 '"names":6' "$HOGO" match build names.csv index
expect "a blind one lies beside it" 0 '' test -s index.blind
expect "Russian finds its romanisation" 0 '"id":"b"' ask 'Пётр Соловьёв' index
expect "katakana finds the German name" 0 '"id":"c"' ask 'ヴォルフガング・シュミット' index
expect "Hangul finds its romanisation" 0 '"id":"d"' ask '김민수' index
expect "a typing error is forgiven" 0 '"id":"a"' ask 'Petra Novakvoa' index
expect "the evidence is named" 0 '"by":"sound"' ask 'Пётр Соловьёв' index
expect "the blind index finds it too" 0 '"id":"b"' ask 'Пётр Соловьёв' index --blind
expect "and names only the kind of evidence" 0 '"evidence":["' ask 'Пётр Соловьёв' index --blind
expect "an empty line is answered" 0 '{"query":"","results":[]}' ask '' index
expect "bytes that are no text are answered and named" 0 'query:1: the name is not UTF-8 throughout' ask $'Petra \xff' index
expect "a limit is kept" 2 'limit' ask 'Petra' index --limit 0

printf 'id,name\n1,Petra Novakova\n2,"open\n3,too,many\n,nobody\n5,x\n6,\n7,P\xd0\xb5tra\n' >broken.csv
expect "a quote that is never closed is reported with its line" 0 'broken.csv:3: a quote is not closed' "$HOGO" match build broken.csv index2
expect "a line with too many fields as well" 0 'broken.csv:4: not as many fields' "$HOGO" match build broken.csv index2
expect "an empty id as well" 0 'broken.csv:5: the id is empty' "$HOGO" match build broken.csv index2
expect "one letter is told" 0 'broken.csv:6: the name has one letter' "$HOGO" match build broken.csv index2
expect "an empty name is told" 0 'broken.csv:7: the name has no letters' "$HOGO" match build broken.csv index2
expect "look-alike letters are told" 0 'broken.csv:8: a word mixes letters that look alike' "$HOGO" match build broken.csv index2
expect "what was left out is counted" 0 '"lines_not_used":3' "$HOGO" match build broken.csv index2

printf 'name1,name2,is_match\nPetra Novakova,Novakova Petra,true\nPetra Novakova,Jana Horakova,false\nПётр Соловьёв,Pyotr Solovyov,true\nx,y,perhaps\n' >pairs.csv
expect "judged pairs give precision, recall and F1" 0 '"f1":1.0' "$HOGO" match evaluate pairs.csv
expect "for each pair of scripts" 0 '"cyrillic-latin"' "$HOGO" match evaluate pairs.csv
expect "a pair that nobody judged is reported" 0 'pairs.csv:5: is_match must be true or false' "$HOGO" match evaluate pairs.csv

printf 'number,text\n1,Petra\n' >columns.csv
expect "a file without the columns is refused" 3 'columns.csv:1: the columns id and name' "$HOGO" match build columns.csv index3
expect "and for pairs" 3 'columns.csv:1: the columns name1' "$HOGO" match evaluate columns.csv
expect "a file that is not there is the environment" 4 'cannot be opened' "$HOGO" match build none.csv index3
expect "an index that is not there is the environment" 4 'could not be opened' ask 'Petra' none
head -c 40 index >cut
expect "an index that is cut short is refused" 3 'no index' ask 'Petra' cut
expect "a folder that is not there cannot take an index" 4 'could not be written' "$HOGO" match build names.csv none/index
exit $FAILED
