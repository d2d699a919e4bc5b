/** Tokens whose header is nearly right. */
export const nearHeader = {
  'attack.alg-none-spellings.name':
    '"alg": "none" in other spellings and types, without and with the old signature',
  'attack.alg-none-spellings.gains':
    'The server skips the signature for one of the spellings, so anyone can write a token.',
  'attack.alg-near.name': '"alg" that is nearly "HS256", or a part or a list of names',
  'attack.alg-near.gains':
    'The server searches for a part of the name, so it accepts algorithms that it does not know.',
  'attack.alg-types.name': '"alg" in other types of JSON',
  'attack.alg-types.gains':
    'The server turns the value into a string, but another program sees a list.',
  'attack.typ-near.name': '"typ" that is nearly "JWT"',
  'attack.typ-near.gains': 'A token of another kind is accepted as an access token.',
  'attack.typ-types.name': '"typ" in other types of JSON',
  'attack.typ-types.gains':
    'The server checks "typ" only if it is a string, so tokens of another kind pass.',
  'attack.header-members.name': 'each other member that a header can have',
  'attack.header-members.gains': 'The server ignores a member that changes what the token means.',
  'attack.header-empty-members.name': 'members of a header with the values null, false, 0 and ""',
  'attack.header-empty-members.gains':
    'The server checks whether the value is true and not whether the member is present.',
} as const;
