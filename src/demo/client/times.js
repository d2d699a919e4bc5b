import { language } from './words.js';

const locale = language === 'en' ? 'en-GB' : language;
const calendar = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' });
const distance = new Intl.RelativeTimeFormat(locale);

/** @type {[Intl.RelativeTimeFormatUnit, number][]} Units, each with its length in milliseconds. */
const units = [
  ['year', 31_557_600_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];

/**
 * A time as a date in the visitor's time zone; the number itself if it is beyond the range of dates.
 *
 * @param {number} moment Milliseconds since 1970.
 */
export function onCalendar(moment) {
  return Number.isNaN(new Date(moment).getTime()) ? String(moment) : calendar.format(moment);
}

/**
 * How far away a moment is: “in 7 days”, “3 seconds ago”.
 *
 * @param {number} moment Milliseconds since 1970.
 */
export function fromNow(moment) {
  const left = moment - Date.now();
  // 59.9 minutes are 60 minutes, which are one hour.
  const [unit, length] = units.find(([, size], index) => {
    const smaller = units[index + 1]?.[1] ?? size;
    return Math.round(Math.abs(left) / smaller) * smaller >= size;
  }) ?? ['second', 1_000];
  const text = distance.format(Math.round(left / length), unit);
  // Chinese text on these pages has a space between a digit and a character.
  return text.replaceAll(/(?<=\d)(?=\p{Script=Han})/gu, ' ');
}
