import type { Translation } from '../en/messages.ts';
import type { setup as english } from '../en/setup.ts';

export const setup: Translation<typeof english> = {
  'setup.sent.unset': '不设置 {{variable}}，然后启动',
  'setup.sent.set': "{{variable}}='{{value}}'，然后启动",
  'setup.sent.settings':
    "JWT_ISSUER='{{issuer}}' TOKEN_LIFETIME='{{lifetime}}'，以及有效的 JWT_SECRET",
  'setup.received.listens': '服务器在监听',
  'setup.received.starts': '服务器启动了',
  'setup.received.no-reply': '（程序结束了，或者没有响应）',
  'setup.refused.throws': '{{what}}：readConfig 抛出一个提到 {{variable}} 的错误',
  'setup.refused.waits':
    '{{what}}：readConfig 抛出一个提到 {{variable}} 的错误；它既不等待，也不结束程序',
  'setup.refused.unnamed':
    '{{what}}：readConfig 抛出一个提到 {{variable}} 的错误，而这个错误没有提到它',
  'setup.accepted': '{{what}}：这个设置有效，所以服务器启动',

  'setup.health.title': '用强密钥必须能够启动，并在 /health 返回响应',
  'setup.health.rule': '第 1 步：后面的每一步都需要一个运行的服务器',
  'setup.health.ok': '路由 /health 已经存在，你的应用让请求到达它',
  'setup.health.body': '/health 返回 {"status":"ok"}',

  'setup.errors-in-json.title': '路径不存在时，必须返回 JSON 格式的 404',
  'setup.errors-in-json.rule': '第 1 步：所有错误都是同一种格式，{ error, error_description }',
  'setup.errors-in-json.status': '路径不存在时返回 404',
  'setup.errors-in-json.code': 'JSON 响应体里有 "error": "not_found"',
  'setup.errors-in-json.challenge': '没有 WWW-Authenticate 响应头，因为这里不需要令牌',

  'setup.fault-untold.title': '发生意外错误时，必须返回 JSON 格式的 500，不带错误消息',
  'setup.fault-untold.rule': 'OWASP ASVS 16.5.1：错误消息和调用栈会告诉攻击者这里运行着什么',
  'setup.fault-untold.status': '500：处理函数抛出了错误',
  'setup.fault-untold.code': '发生意外错误时，JSON 响应体里有 "error"',
  'setup.fault-untold.message': '响应里既没有错误的消息，也没有调用栈',

  'setup.no-store.title': '每个响应都必须带有 Cache-Control: no-store',
  'setup.no-store.rule': 'RFC 6750, 2.3：令牌可能在 URL 里，所以任何缓存都不能保存响应',
  'setup.no-store.success': '200 的响应带有 Cache-Control: no-store',
  'setup.no-store.not-found': '404 的响应带有 Cache-Control: no-store',
  'setup.no-store.fault': '500 的响应带有 Cache-Control: no-store',

  'setup.body-parsed.title': '必须解析 JSON 和表单，解析不了时返回 400',
  'setup.body-parsed.rule': 'RFC 9110, 15.5.1：请求体无法读取，是客户端的错误，不是 500',
  'setup.body-parsed.json-status': 'JSON 格式不对时返回 400',
  'setup.body-parsed.json-code': 'JSON 格式不对时，JSON 响应体里有 "error": "invalid_request"',
  'setup.body-parsed.quotes': '没有解析器的消息，因为它会引用请求体',
  'setup.body-parsed.gzip-status': '请求体自称是 gzip 而不是时，返回 415 或 400',
  'setup.body-parsed.gzip-code': '请求体自称是 gzip 而不是时，JSON 响应体里有 "error"',

  'setup.body-limited.title': '请求体达到 64 KB 时，必须返回 413',
  'setup.body-limited.rule': 'RFC 9110, 15.5.14：登录用不了这么多，而读取大的请求体要占内存',
  'setup.body-limited.form-sent': '向 POST /inspect 发送 64 KB 的表单',
  'setup.body-limited.json-sent': '向 POST /inspect 发送 64 KB 的 JSON',
  'setup.body-limited.chunked-sent': '向 POST /inspect 分块发送 64 KB 的 JSON，不带长度',
  'setup.body-limited.form-status': '413：64 KB 的表单太大',
  'setup.body-limited.json-status': '413：64 KB 的 JSON 太大',
  'setup.body-limited.chunked-status': '413：64 KB 的 JSON 太大，分块发送、不带长度时也是这样',
  'setup.body-limited.form-code': '表单有 64 KB 时，JSON 响应体里有 "error"',
  'setup.body-limited.json-code': 'JSON 有 64 KB 时，JSON 响应体里有 "error"',
  'setup.body-limited.chunked-code': '分块发送 64 KB 的 JSON 时，JSON 响应体里有 "error"',

  'setup.secret-missing.title': '没有密钥时，必须拒绝启动',
  'setup.secret-missing.rule': 'RFC 8725, 3.5：没有默认密钥；否则看过代码的人都知道它',
  'setup.secret-missing.starts': '没有密钥就不启动：readConfig 抛出一个提到 JWT_SECRET 的错误',
  'setup.secret-missing.message':
    '没有密钥时，程序打印一条提到 JWT_SECRET 的消息后结束，退出码不是 0',
  'setup.secret-missing.empty': '空的密钥',

  'setup.secret-short.title': '必须拒绝 31 字节的密钥，接受 32 字节的密钥',
  'setup.secret-short.rule': 'RFC 7518, 3.2：HS256 的密钥至少要 256 位',
  'setup.secret-short.20': '20 字节的密钥',
  'setup.secret-short.31': '31 字节的密钥，少一个字节',
  'setup.secret-short.32': '32 字节的密钥',

  'setup.secret-in-bytes.title': '密钥的长度必须按字节计算，不能按字符计算',
  'setup.secret-in-bytes.rule': 'RFC 7518, 3.2：24 个字符，每个 2 字节，共 48 字节，足够了',
  'setup.secret-in-bytes.letters': '由 24 个西里尔字母组成的密钥，共 48 字节',

  'setup.secret-known.title': '必须拒绝公开过的密钥',
  'setup.secret-known.rule': 'RFC 8725, 3.5：只有长度还不够；词典里有所有教程的示例密钥',
  'setup.secret-known.jwt-io': 'jwt.io 的示例密钥',
  'setup.secret-known.article': '原文的密钥，写两遍',
  'setup.secret-known.rfc-7520': 'RFC 7520 里印出的密钥',
  'setup.secret-known.rfc-7515': 'RFC 7515 里印出的密钥',
  'setup.secret-known.placeholder': '没有替换的占位符',

  'setup.secret-repetitive.title': '必须拒绝内容重复的密钥',
  'setup.secret-repetitive.rule': 'RFC 8725, 3.5：密钥需要的是熵，不是长度',
  'setup.secret-repetitive.letter': '同一个字母重复 40 次',
  'setup.secret-repetitive.four': '同样的 16 个字符重复 4 次',
  'setup.secret-repetitive.three': '同样的 16 个字符重复 3 次',

  'setup.secret-no-document.title': '必须拒绝把密钥文件的内容当作密钥',
  'setup.secret-no-document.rule': 'RFC 8725, 3.5：有公钥的人都知道公钥文件的内容',
  'setup.secret-no-document.pem': '公钥文件的内容（PEM）',
  'setup.secret-no-document.jwk': 'JSON 格式的密钥（JWK）',
  'setup.secret-no-document.certificate': '证书文件的内容（PEM）',

  'setup.lifetime-checked.title': '有效期不是整数秒时，必须拒绝启动',
  'setup.lifetime-checked.rule': '第 1 步：设置有错，要在启动时报告，不要等第一个用户来才发现',
  'setup.lifetime-checked.value': "有效期 '{{value}}'",
  'setup.lifetime-checked.default': '没有设置有效期，所以默认为 7 天',

  'setup.settings-given.title': 'readConfig 必须返回读到的设置，没有设置的返回默认值',
  'setup.settings-given.rule': '第 1 步：后面的步骤读取配置，不读取环境变量',
  'setup.settings-given.found': '{{name}}：{{got}}',
  'setup.settings-given.another': '另一个值',
  'setup.settings-given.secret': 'readConfig 返回的 secret 与 JWT_SECRET 的值完全相同',
  'setup.settings-given.from': 'readConfig 返回的 {{name}} 为 {{value}}，取自 {{variable}}',
  'setup.settings-given.default':
    'readConfig 返回的 {{name}} 为 {{value}}，因为 {{variable}} 没有设置或者为空',

  'setup.secret-hidden.title': '绝不能打印密钥',
  'setup.secret-hidden.rule': '第 1 步：能看到日志的人，比应当知道密钥的人多',
  'setup.secret-hidden.short-sent': '把 JWT_SECRET 设为太短的字符串，然后启动',
  'setup.secret-hidden.repeated-sent': '把 JWT_SECRET 设为重复的字符串，然后启动',
  'setup.secret-hidden.beginning': '密钥的开头',
  'setup.secret-hidden.short-whole': 'readConfig 的错误提到 JWT_SECRET，但不包含太短的那个密钥',
  'setup.secret-hidden.repeated-whole': 'readConfig 的错误提到 JWT_SECRET，但不包含重复的那个密钥',
  'setup.secret-hidden.short-beginning':
    'readConfig 的错误提到 JWT_SECRET，但连太短的那个密钥的开头也不包含',
  'setup.secret-hidden.repeated-beginning':
    'readConfig 的错误提到 JWT_SECRET，但连重复的那个密钥的开头也不包含',
  'setup.secret-hidden.secret': '密钥',
  'setup.secret-hidden.short': '太短的密钥',
  'setup.secret-hidden.repeated': '重复的密钥',
};
