/** The name of each of the attacks on the server itself: files, errors, HTTP, and what an attacker gains. */
export const server = {
  'attack.file-env.name': 'GET /.env',
  'attack.file-env.gains': 'The attacker reads the secret and can sign tokens for every user.',
  'attack.file-git.name': 'GET /.git/config',
  'attack.file-git.gains':
    'The attacker can download the history of the code, with every secret that was ever in it.',
  'attack.file-package.name': 'GET /package.json',
  'attack.file-package.gains':
    'The attacker learns the version of every package and looks up its known vulnerabilities.',
  'attack.file-database.name': 'GET /data/demo.sqlite',
  'attack.file-database.gains': 'The attacker downloads all users with their password hashes.',
  'attack.file-source.name': 'GET /src/main.ts',
  'attack.file-source.gains': 'The attacker downloads the code and searches it for mistakes.',
  'attack.file-up.name': 'GET /../.env',
  'attack.file-up.gains': 'The attacker reads any file that the server can read.',
  'attack.file-up-escaped.name': 'GET /%2e%2e%2f.env',
  'attack.file-up-escaped.gains':
    'The attacker leaves the folder with an escaped "../" and reads any file.',
  'attack.file-up-backslash.name': 'GET /..%5c.env',
  'attack.file-up-backslash.gains':
    'The attacker leaves the folder with a backslash, as on Windows, and reads any file.',
  'attack.file-up-assets.name': 'GET /assets/../../.env',
  'attack.file-up-assets.gains':
    'The attacker leaves the folder of public files and reads any file.',
  'attack.file-up-double.name': 'GET /assets/%252e%252e/.env',
  'attack.file-up-double.gains':
    'The server decodes the path twice, so the attacker reads any file.',
  'attack.file-up-nul.name': 'GET /assets/..%00/.env',
  'attack.file-up-nul.gains':
    'The check of the path stops at a NUL byte, so the attacker reads any file.',
  'attack.path-unknown.name': 'a path that does not exist',
  'attack.path-unknown.gains':
    'The error message shows which software the server runs and where it is installed.',
  'attack.path-broken-escape.name': 'a path with a broken escape',
  'attack.path-broken-escape.gains':
    'The attacker can cause a 500 with an address that cannot be decoded.',
  'attack.path-nul-only.name': 'a path that is one NUL',
  'attack.path-nul-only.gains': 'The attacker can cause a 500 with an error of the file system.',
  'attack.path-long.name': 'a path of 8 kB',
  'attack.path-long.gains': 'The server compares 8 kB with every pattern of the router.',
  'attack.target-no-url.name': 'http://[ as the address',
  'attack.target-no-url.gains':
    'The attacker can cause a 500 with an invalid URL, and the error message quotes the token in it.',
  'attack.method-trace.name': 'TRACE with a valid token',
  'attack.method-trace.gains':
    'The response repeats the request with its token, and scripts can read it.',
  'attack.method-unknown.name': 'a method that the server does not implement',
  'attack.method-unknown.gains':
    'The server runs a handler for the method without checking the token.',
  'attack.header-long.name': 'a header of 20 kB',
  'attack.header-long.gains': 'The attacker fills the memory of the server without signing in.',
  'attack.server-named.name': 'a look for the server’s name in a response',
  'attack.server-named.gains':
    'The attacker learns the name and version of the server and looks up its known vulnerabilities.',
  'attack.header-injected.name': 'a line break and a header in the path',
  'attack.header-injected.gains':
    'The attacker can add headers to the response, and so set cookies or replace the page.',
  'attack.host-repeated.name': 'another host in the headers that proxies set',
  'attack.host-repeated.gains':
    'Links in the response lead to the attacker, and a cache can send them to all users.',
  'attack.wire-two-lengths.name': 'two different Content-Length headers',
  'attack.wire-two-lengths.gains':
    'A proxy and the server see different requests, so one of them is not checked.',
  'attack.wire-length-and-chunks.name': 'Content-Length together with chunked encoding',
  'attack.wire-length-and-chunks.gains':
    'The server reads part of the body as a second request, and the proxy may take it for a request of another user.',
  'attack.wire-chunks-odd.name': 'an unknown transfer encoding',
  'attack.wire-chunks-odd.gains':
    'A proxy that knows the encoding and a server that does not know it see different requests.',
  'attack.wire-folded-header.name': 'a token in a header that continues on a second line',
  'attack.wire-folded-header.gains': 'A filter that reads line by line does not see the token.',
  'attack.wire-header-nul.name': 'a NUL in a header',
  'attack.wire-header-nul.gains':
    'The proxy stops at the NUL and the server does not, so they see different tokens.',
  'attack.wire-header-space.name': 'a space before the colon of a header',
  'attack.wire-header-space.gains': 'The proxy ignores the header, but the server reads it.',
  'attack.wire-no-host.name': 'a request without Host',
  'attack.wire-no-host.gains': 'The server guesses which site the request is for.',
  'attack.wire-no-method.name': 'a method that HTTP does not define',
  'attack.wire-no-method.gains': 'The server passes an unknown method to a handler.',
  'attack.wire-hang-up.name': 'a connection that closes in the middle of the body',
  'attack.wire-hang-up.gains': 'One client that disconnects stops the server for all clients.',
} as const;
