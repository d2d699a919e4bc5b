/** The name of each of the attacks on registration, and what an attacker gains. */
export const register = {
  'attack.register-taken.name': 'the registration of a name that is taken, in each form of Unicode',
  'attack.register-taken.gains':
    'The attacker gets a second account with the name of the user, or replaces the password of the first.',
  'attack.register-case.name': 'the registration of a name in another case',
  'attack.register-case.gains':
    'The attacker has an account whose name differs from that of the user only in capitals.',
  'attack.register-script.name': 'the registration of a name with Cyrillic letters for Latin ones',
  'attack.register-script.gains':
    'The attacker has an account whose name looks the same as that of the user.',
  'attack.register-width.name': 'the registration of a name in wide letters',
  'attack.register-width.gains':
    'Another program converts the wide letters and takes the attacker for the user.',
  'attack.register-invisible.name': 'the registration of a name with invisible characters',
  'attack.register-invisible.gains':
    'The attacker has an account with a name that looks exactly like that of the user.',
  'attack.register-short-password.name':
    'registrations with passwords of less than eight characters',
  'attack.register-short-password.gains':
    'Users choose passwords that an attacker guesses in a few attempts.',
  'attack.register-password-units.name':
    'registrations with passwords that are long only until they are normalized',
  'attack.register-password-units.gains':
    'Four letters with accents count as eight characters, so the password is easy to guess.',
  'attack.register-password-name.name': 'registrations whose password is the name',
  'attack.register-password-name.gains':
    'The first password that every attacker tries is the name itself.',
} as const;
