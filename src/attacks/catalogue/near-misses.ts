/** Texts that a careless comparison takes for the right one. */
export function nearTexts(text: string): string[] {
  const middle = text.length >> 1;
  const variants = [
    ...[text.toLowerCase(), text.toUpperCase(), swapCase(text)],
    ...[text.slice(0, -1), text.slice(1), text.slice(0, middle), text.slice(middle)],
    ...[`${text}x`, `x${text}`, `${text}${text}`, `${text},x`, `"${text}"`],
    ...[` ${text}`, `${text} `, `${text}\n`, `${text}\r\n`, `${text}\nx`, `x\n${text}`],
    ...[`${text}\0`, `${text}\u200b`, `\ufeff${text}`, `${text}\u00a0`],
    ...[`${text}/`, text.replace(/\/+$/, ''), encodeURIComponent(text)],
    ...(['NFC', 'NFD', 'NFKC'] as const).map((form) => text.normalize(form)),
    text.normalize('NFD').replaceAll(/\p{M}/gu, ''),
    text.replaceAll(/[^ -~]/g, ''),
    ...['.', ':', '/', '-', ' '].map((mark) => text.replace(mark, 'x')),
    text.replaceAll(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
    ...[0, middle, text.length - 1].map((place) => otherAt(text, place)),
  ];
  return [...new Set(variants)].filter((variant) => variant !== text && variant !== '');
}

/** Values of other JSON types that a careless comparison takes for a text. */
export function oddValues(text: string): unknown[] {
  return [null, true, false, 0, 1, '', [], {}, [text], [[text]], [text, text], { [text]: text }];
}

/** Values that are not numbers, but that careless code reads as this number. */
export function oddNumbers(number: number): unknown[] {
  const text = String(Math.floor(number));
  const date = new Date(number * 1000);
  return [
    ...[null, true, false, '', [], {}, [number], [[number]], { valueOf: number }],
    ...[text, ` ${text}`, `${text}\n`, `${text}.0`, `+${text}`, `0x${BigInt(text).toString(16)}`],
    ...[`${text}s`, 'NaN', 'Infinity', 'never', date.toISOString(), date.toUTCString()],
    text.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0x630)),
  ];
}

/** The first second, in seconds since 1970, that a Date of JavaScript cannot express. */
export const afterAllDates = 8_640_000_000_001;

/** A text with small letters for capitals, and capitals for small letters. */
export function swapCase(text: string): string {
  return text.replaceAll(/\p{L}/gu, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}

function otherAt(text: string, place: number): string {
  return text.slice(0, place) + (text[place] === 'a' ? 'b' : 'a') + text.slice(place + 1);
}
