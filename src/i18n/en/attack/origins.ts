/** The name of each of the attacks from other origins, and what an attacker gains. */
export const origins = {
  'attack.cors-answer.name': 'a valid token, from a page of another origin',
  'attack.cors-answer.gains': 'Any page that a user visits can read the responses for this user.',
  'attack.cors-preflight.name': 'a preflight request of another origin for the header of the token',
  'attack.cors-preflight.gains':
    'Any page can send stolen tokens from the browser of a user inside the network.',
  'attack.cors-preflight-everywhere.name': 'preflight requests of another origin for every route',
  'attack.cors-preflight-everywhere.gains':
    'Any page can send POST and DELETE with JSON to the server, as if it were your own front end.',
  'attack.cors-null.name': 'the origin null, which pages in a sandboxed frame have',
  'attack.cors-null.gains':
    'Any page can put itself into a sandboxed frame, and then reads the responses for the user.',
  'attack.cors-local.name': 'origins of files and of programs on the machine of the user',
  'attack.cors-local.gains': 'A file that the user downloads and opens reads the responses.',
  'attack.cors-errors.name': 'requests that are refused, from a page of another origin',
  'attack.cors-errors.gains':
    'A page reads from the refusals whether the user is signed in, and what the server checks.',
  'attack.cors-sign-in.name': 'a sign-in from a page of another origin',
  'attack.cors-sign-in.gains':
    'A copy of your page on another domain signs users in and reads their tokens.',
  'attack.cors-host.name': 'another host in Host and X-Forwarded-Host, and the origin of that host',
  'attack.cors-host.gains':
    'The server takes the host of the attacker for its own, so a page of that host reads its responses.',
  'attack.cors-credentials.name':
    'a look for Access-Control-Allow-Credentials in responses to another origin',
  'attack.cors-credentials.gains':
    'The browser adds cookies to the requests of any page, and the page reads the responses.',
  'attack.cors-private-network.name':
    'a preflight request that asks for access to a private network',
  'attack.cors-private-network.gains':
    'A page on the internet reaches a server that only your own network should reach.',
  'attack.cors-script.name': 'a request that asks for the response as a script (JSONP)',
  'attack.cors-script.gains':
    'Any page can load the response as a script and so read it, whatever the CORS headers say.',
  'attack.cors-suffix.name': 'origins that begin with the right one',
  'attack.cors-suffix.gains':
    'The attacker registers a domain that begins with your name, and its pages read the responses.',
  'attack.cors-prefix.name': 'origins whose name ends with the right one',
  'attack.cors-prefix.gains':
    'The attacker registers a domain that ends with your name, and its pages read the responses.',
  'attack.cors-subdomain.name': 'subdomains of the right origin',
  'attack.cors-subdomain.gains':
    'A forgotten or hacked subdomain is enough to read the responses for every user.',
  'attack.cors-port.name': 'the right origin with other ports',
  'attack.cors-port.gains':
    'Another program on the same machine serves a page that reads the responses.',
  'attack.cors-scheme.name': 'the right origin with other schemes',
  'attack.cors-scheme.gains':
    'Somebody in the same network changes a page that came over http, and the page reads the responses.',
  'attack.cors-inside.name': 'origins that contain the right one',
  'attack.cors-inside.gains':
    'The server finds your name somewhere in the origin of the attacker and lets it read the responses.',
  'attack.cors-pattern.name': 'origins that fit the right one as a pattern',
  'attack.cors-pattern.gains':
    'A dot of your name stands for any character, so the attacker registers a similar domain.',
  'attack.cors-several.name': 'several origins in one header',
  'attack.cors-several.gains':
    'The server finds the right origin in the list and repeats the whole list.',
  'attack.cors-allowed.name': 'a request and a preflight request of the allowed origin',
  'attack.cors-allowed.gains':
    'The attacker gains nothing, but your own front end cannot call the server.',
  'attack.cors-allowed-refusals.name': 'requests of the allowed origin that are refused',
  'attack.cors-allowed-refusals.gains':
    'The attacker gains nothing, but your front end sees a network error and cannot tell the user to sign in again.',
  'attack.cors-allowed-methods.name': 'a preflight request of the allowed origin for DELETE',
  'attack.cors-allowed-methods.gains':
    'With a wildcard, later headers and methods are allowed for other pages before anybody has thought about them.',
  'attack.cors-vary.name':
    'responses to the allowed origin, to another one and to none, one after the other',
  'attack.cors-vary.gains':
    'A cache stores the response for one origin and sends it to the pages of another.',
} as const;
