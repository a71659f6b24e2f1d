#!/usr/bin/env bash
# csvkit 1.0.7 (which brings agate 1.6.3), Debian 12's.
#
# A good guess: `csvsort` puts the rows of a list in another order and leaves their words alone. Where it looks for
# numbers, so as not to sort 12 before 5, a French « 4,2 » in a list with semicolons is 4.2, or it is text. A comma with
# one or two figures behind it parts no thousands, in English neither.
# What happens: the comma is taken out, wherever it stands, and the number is written without it. A PSA of 4,2 becomes
# 42, and 0,05 becomes 5. Both 1,25 and 12,5 become 125. It does so under a French account too, since only the option
# `--locale fr_FR` is looked at. A column of nothing but F, as the sex in a breast board's list, becomes `False`. There
# is no error or warning. `csvjoin`, `csvjson` and `csvlook` do the same, `csvcut` and `csvgrep` do not. One « < 4 » in
# a column, or one man in the list, and that column is left as it was: a test with a full list may see nothing. For the
# letters it is known (csvkit issues 685 and 1265). `--no-inference` leaves all alone.
# Seen: `DURAND Anne,5,125,False` and `MARTIN Jeanne,42,125,False`. With a third row, `DURAND Anne,"0,05",125,F`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq -o APT::Sandbox::User=root python3-csvkit=1.0.7-1 python3-agate=1.6.3-2 python3-babel=2.10.3-1 \
  python-babel-localedata=2.10.3-1 python3-isodate=0.6.1-1 python3-leather=0.3.4-2 python3-parsedatetime=2.6-3 \
  python3-pytimeparse=1.1.5-3 python3-six=1.16.0-4 python3-slugify=4.0.0-2 python3-tz=2022.7.1-4 \
  python3-unidecode=1.3.6-1
for package in *.deb; do dpkg -x "$package" .; done
csvsort() {
  PYTHONPATH=$folder/usr/lib/python3/dist-packages LC_ALL=C.UTF-8 /usr/bin/python3 -m csvkit.utilities.csvsort "$@" 2>&1
}
cat >women.csv <<'CSV'
nom;psa;dose;sexe
MARTIN Jeanne;4,2;12,5;F
DURAND Anne;0,05;1,25;F
CSV
{ cat women.csv && echo 'PETIT Luc;< 4;2,5;M'; } >all.csv
seen=$(
  csvsort -d ';' -c nom women.csv
  csvsort -d ';' -c nom all.csv
  csvsort -d ';' -c nom --locale fr_FR women.csv
  csvsort -d ';' -c nom --no-inference women.csv
)
echo "$seen"
[ "$seen" = 'nom,psa,dose,sexe
DURAND Anne,5,125,False
MARTIN Jeanne,42,125,False
nom,psa,dose,sexe
DURAND Anne,"0,05",125,F
MARTIN Jeanne,"4,2",125,F
PETIT Luc,< 4,25,M
nom,psa,dose,sexe
DURAND Anne,0.05,1.25,False
MARTIN Jeanne,4.2,12.5,False
nom,psa,dose,sexe
DURAND Anne,"0,05","1,25",F
MARTIN Jeanne,"4,2","12,5",F' ]
