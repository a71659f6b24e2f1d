#!/usr/bin/env bash
# ts-ics 2.4.6, with ical.js 2.2.1 beside, from the npm registry.
#
# A good guess: a library of calendar files that works a repeated meeting out gives each date with the hour of the first
# one. For "the first Monday of the month at one o'clock" the first date is the meeting's own. A month without a fifth
# Monday has no meeting.
# What happens: with a weekday of the month all dates stand at midnight. The first one is then before the start, and is
# left out. The series gets another date at its end, since it counts to the same number. The fifth Monday of a month
# that has four becomes the first one of the next month. Weekly series and those by a day's number are right, so that a
# test with a weekly meeting sees nothing.
# Seen: `WEEKLY: 2 Mar 13:00, 9 Mar 13:00, 16 Mar 13:00`, `MONTHLY;BYDAY=1MO: 6 Apr 00:00, 4 May 00:00, 1 Jun 00:00` and
# `MONTHLY;BYDAY=5MO: 30 Mar 00:00, 4 May 00:00, 1 Jun 00:00`. ical.js has 2 Mar, 6 Apr and 4 May at 13:00, and 30 Mar,
# 29 Jun and 31 Aug at 13:00.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent ts-ics@2.4.6 ical.js@2.2.1 >/dev/null
cat >series.mjs <<'JS'
import ICAL from 'ical.js';
import { convertIcsRecurrenceRule, extendByRecurrenceRule } from 'ts-ics';

const told = (date) => {
  const month = date.toLocaleString('en', { month: 'short', timeZone: 'UTC' });
  return `${date.getUTCDate()} ${month} ${date.toISOString().slice(11, 16)}`;
};
const start = new Date('2026-03-02T13:00:00Z');
for (const rule of ['WEEKLY', 'MONTHLY', 'MONTHLY;BYMONTHDAY=2', 'MONTHLY;BYDAY=1MO', 'MONTHLY;BYDAY=5MO']) {
  const value = `FREQ=${rule};COUNT=3`;
  const dates = extendByRecurrenceRule(convertIcsRecurrenceRule(undefined, { value }), {
    start,
    end: new Date('2026-12-31T00:00:00Z'),
  });
  console.log(`ts-ics, ${rule}: ${dates.map(told).join(', ')}`);
  const series = ICAL.Recur.fromString(value).iterator(ICAL.Time.fromJSDate(start, true));
  const others = [];
  for (let next = series.next(); next; next = series.next()) others.push(told(next.toJSDate()));
  console.log(`ical.js, ${rule}: ${others.join(', ')}`);
}
JS
seen=$(TZ=UTC node series.mjs)
echo "$seen"
[ "$seen" = 'ts-ics, WEEKLY: 2 Mar 13:00, 9 Mar 13:00, 16 Mar 13:00
ical.js, WEEKLY: 2 Mar 13:00, 9 Mar 13:00, 16 Mar 13:00
ts-ics, MONTHLY: 2 Mar 13:00, 2 Apr 13:00, 2 May 13:00
ical.js, MONTHLY: 2 Mar 13:00, 2 Apr 13:00, 2 May 13:00
ts-ics, MONTHLY;BYMONTHDAY=2: 2 Mar 13:00, 2 Apr 13:00, 2 May 13:00
ical.js, MONTHLY;BYMONTHDAY=2: 2 Mar 13:00, 2 Apr 13:00, 2 May 13:00
ts-ics, MONTHLY;BYDAY=1MO: 6 Apr 00:00, 4 May 00:00, 1 Jun 00:00
ical.js, MONTHLY;BYDAY=1MO: 2 Mar 13:00, 6 Apr 13:00, 4 May 13:00
ts-ics, MONTHLY;BYDAY=5MO: 30 Mar 00:00, 4 May 00:00, 1 Jun 00:00
ical.js, MONTHLY;BYDAY=5MO: 30 Mar 13:00, 29 Jun 13:00, 31 Aug 13:00' ]
