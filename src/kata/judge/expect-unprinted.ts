import { type Message, message, messageOf, type Sayable, type Text } from '../../i18n/message.ts';
import { expectFacts } from './check-error.ts';

/** Expects that the program has printed none of these secrets, each with its name. */
export function expectUnprinted(output: string, secrets: readonly [Sayable, string][]): void {
  for (const [name, secret] of secrets) {
    const what = messageOf(name);
    const found = spellingsOf(secret).filter((spelling) => output.includes(spelling));
    expectFacts(
      {
        sent: message('judge.all-requests'),
        received: found.reduce(
          (text: Text, spelling) =>
            replaced(text, spelling, message('judge.printed.here', { what })),
          output.trim(),
        ),
        expected: message(found.includes(secret) ? 'judge.printed' : 'judge.printed.encoded', {
          what,
        }),
      },
      found.length === 0,
    );
  }
}

/** Returns the text with a message in every place of a secret. */
export function replaced(text: Text, secret: string, mark: Message): Text {
  if (typeof text === 'string') {
    return text.split(secret).flatMap((part, index) => (index === 0 ? [part] : [mark, part]));
  }
  return 'id' in text ? text : text.map((part) => replaced(part, secret, mark));
}

/** Returns a string as it is, and in every encoding that anyone can decode. */
function spellingsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  const form = new URLSearchParams({ '': text }).toString().slice(1);
  const packed = [bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, '')];
  return [text, ...packed, bytes.toString('base64url'), encodeURIComponent(text), form];
}
