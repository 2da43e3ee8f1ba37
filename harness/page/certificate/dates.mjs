// Days and times as certificates write them. The schema ensures their digits.

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)Z$/;
const MILLIS_A_DAY = 86_400_000;

/** Returns the milliseconds since 1970 of a day's start; undefined if there is no such day. */
export function dayOf(text) {
  const [year, month, day] = DAY.exec(text).slice(1).map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.getTime() : undefined;
}

/** Returns the milliseconds since 1970 of a time; undefined if there is no such time. */
export function timeOf(text) {
  const [day, ...clock] = TIME.exec(text).slice(1);
  const [hours, minutes, seconds] = clock.map(Number);
  const start = dayOf(day);
  // ISO 8601 has the end of a day, 24:00:00, and leap seconds, which count as the second before.
  const exists = (hours < 24 && minutes < 60 && seconds < 60) || /^(240000|235960)$/.test(clock.join(''));
  if (start === undefined || !exists) return undefined;
  return start + ((hours * 60 + minutes) * 60 + Math.min(seconds, 59)) * 1000;
}

/** Returns how many days one day is after another; NaN if one of them does not exist. */
export const daysFrom = (day, later) => ((dayOf(later) ?? Number.NaN) - (dayOf(day) ?? Number.NaN)) / MILLIS_A_DAY;
