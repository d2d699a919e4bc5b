import type { advice as english } from '../../en/attack/advice.ts';
import type { Translation } from '../../en/messages.ts';

export const advice: Translation<typeof english> = {
  'attack.files.advice': '只按固定的清单提供文件，绝不按客户端给的路径（CWE-22）。',
  'attack.error-texts.advice':
    '所有错误都在一处处理，响应里只有固定的文字，细节只写进日志（CWE-209）。',
  'attack.http-syntax.advice':
    '格式错误的 HTTP 由 Node 以 400 拒绝，绝不要设置 insecureHTTPParser（RFC 9112, 6.3 和 11.2）。',
  'attack.origins.advice':
    '不要发送 Access-Control 响应头，除非你的另一个源需要；需要时写明是哪个源（Fetch 标准，CORS 协议）。',
  'attack.body-limits.advice':
    '请求体限制在 16 KB 左右，超出就返回 413；压缩过的请求体返回 415（RFC 9110, 15.5.14 和 15.5.16）。',
  'attack.body-syntax.advice':
    '请求体解析器的每个错误，都返回 400 invalid_request 和固定的文字（RFC 9110, 15.5.1；CWE-209）。',
  'attack.body-meaning.advice':
    '只从 JSON 或表单请求体的最外层读取令牌，而且只限使用请求体的方法（RFC 9110, 9.3；RFC 6750, 2.2）。',
  'attack.known-keys.advice':
    '从环境变量读取至少 32 字节的随机密钥，没有就不启动（RFC 7518, 3.2；RFC 8725, 3.5）。',
  'attack.embedded-keys.advice':
    '密钥取自你自己的设置，绝不取自令牌：头部除 alg 和 typ 外的成员一律拒绝（RFC 8725, 3.10）。',
  'attack.password-check.advice':
    '等待与所存哈希的比较完成，用户名和密码都正确才签发令牌（OWASP ASVS 6.2）。',
  'attack.same-response.advice':
    '用户不存在和密码错误，要做同样多的计算，返回同样的响应（OWASP ASVS 6.3.8）。',
  'attack.login-types.advice':
    '使用 username 和 password 之前，先用 typeof 确认它们是字符串（CWE-20）。',
  'attack.login-body.advice':
    '只从 POST /login 的 JSON 或表单请求体读取用户名和密码（RFC 9110, 9.3.1 和 17.9）。',
  'attack.token-claims.advice':
    'sub 写用户，iss 写签发者，exp 写以秒计的到期时间，再加一个随机的 jti（RFC 7519, 2 和 4.1）。',
  'attack.token-secrecy.advice':
    '响应和令牌里都只放逐个写明的字段：id 和 username，因为令牌人人可读（RFC 7519, 12；OWASP API3:2023）。',
  'attack.shown-user.advice':
    '挂到请求上的用户只含逐个写明的字段，这样任何处理函数都返回不了更多（OWASP API3:2023）。',
  'attack.carrier-order.advice':
    '依次读取请求体、查询参数、请求头（用 ctx.get()），使用第一个非空的令牌，不论它是否有效（RFC 6750, 3.1）。',
  'attack.one-token.advice':
    '同一处有多个令牌，或者值不是字符串，就返回 400 invalid_request（RFC 6750, 3.1）。',
  'attack.three-carriers.advice':
    '只从接口约定的三处读取令牌：请求体、查询参数、请求头（RFC 6750, 2）。',
  'attack.signature.advice':
    '对收到的原文计算 HMAC，用常数时间完整比较，不一致就返回 401（RFC 7515, 5.2）。',
  'attack.encoding.advice':
    '只接受三段严格的 base64url，先检查再读取，其他一律返回 401（RFC 7515, 2 和 3.1）。',
  'attack.algorithm.advice':
    "在代码里写明唯一的算法，例如 decode(token, secret, false, 'HS256')，再拿头部与它比较（RFC 8725, 3.1）。",
  'attack.header.advice':
    '只接受 "alg": "HS256"，"typ": "JWT" 可有可无，其他成员一律拒绝（RFC 7515, 4.1.11；RFC 8725, 3.10 和 3.11）。',
  'attack.strict-base64url.advice':
    '只解码严格的 base64url：没有填充，没有空白，未用的位全为零（RFC 7515, 2；RFC 4648, 3.5）。',
  'attack.json-object.advice': '头部和声明都只接受合法 UTF-8 写成的 JSON 对象（RFC 7519, 7.2）。',
  'attack.unique-members.advice':
    '同一成员出现两次，或者名为 __proto__ 的令牌，一律拒绝（RFC 7515, 4；RFC 7519, 4）。',
  'attack.expired.advice':
    '如果 exp <= now（都以秒计），就返回 401，不调用 next()（RFC 7519, 4.1.4）。',
  'attack.exp-required.advice':
    '必须有 exp：它是有限的秒数，而且不晚于你自己签发的令牌（RFC 7519, 2 和 4.1.4）。',
  'attack.not-before.advice':
    'nbf 或 iat 不是数字，或者在未来，就拒绝令牌（RFC 7519, 4.1.5 和 4.1.6）。',
  'attack.issuer.advice':
    'iss 必须与你自己的名称完全一致；受众是别人的令牌一律拒绝（RFC 7519, 4.1.1 和 4.1.3；RFC 8725, 3.8 和 3.9）。',
  'attack.subject.advice':
    'sub 只接受你自己签发时的写法，并且在查数据库之前检查（RFC 7519, 4.1.2；RFC 8725, 3.10）。',
  'attack.user-lookup.advice':
    '每个请求都从数据库读取用户，等待结果，用户不存在就返回 401（RFC 6750, 3.1）。',
  'attack.require-user.advice':
    '受保护路由的每个处理函数前面都放上 requireUser()，没有用户就返回 401 和质询（RFC 6750, 3.1）。',
  'attack.same-path.advice':
    'requireUser() 和处理函数由同一个路由匹配，路径完全一致，区分大小写（CWE-178、CWE-22）。',
  'attack.optional-route.advice': '令牌无效就返回 401，允许匿名请求的路由也一样（RFC 6750, 3.1）。',
  'attack.isolation.advice': '用户只放在 ctx.state 里，不放进多个请求共用的变量（CWE-362）。',
  'attack.login-served.advice':
    '用任何正确的写法读取 JSON 和表单，媒体类型不区分大小写，可以带参数（RFC 9110, 8.3.1）。',
  'attack.token-unchanged.advice':
    '令牌发来是什么样就用什么样，其他写法由格式检查拒绝（RFC 7515, 2）。',
  'attack.every-method.advice': '每种方法都运行整条链，包括 HEAD 和 OPTIONS（RFC 9110, 9.3.2）。',
  'attack.same-refusal.advice':
    '所有无效令牌都返回同一个固定的响应，只有其他都有效时才说令牌已过期（CWE-209）。',
  'attack.valid-tokens.advice': '解析 JSON，检查声明的含义，而不是写法（RFC 7519, 7.2）。',
  'attack.errors-below.advice': '在 try 之外调用 next()，让后面处理函数的错误保持原样（CWE-755）。',
  'attack.every-error.advice':
    '所有响应都经过同一处代码，在那里设置 JSON、两个成员和 Cache-Control: no-store（RFC 9111, 5.2.2.5）。',
  'attack.every-challenge.advice':
    '只有缺少令牌、令牌无效或令牌的位置有误时才发送质询（RFC 6750, 3）。',
  'attack.cors-credentials.advice':
    '对不认识的源，不要发送 Access-Control-Allow-Credentials 和 Access-Control-Allow-Private-Network；JSON 只作为 JSON 返回（Fetch 标准，CORS 协议；CWE-942）。',
  'attack.cors-exact.advice':
    '把整个源与一份准确的清单逐字比较，绝不用 startsWith()、endsWith()、includes() 或模式（RFC 6454, 5；CWE-942）。',
  'attack.cors-readable.advice':
    '在错误处理的外层设置 CORS 响应头，让拒绝响应也带上；源、方法和请求头都逐个写明，不用通配符（Fetch 标准，CORS 协议）。',
  'attack.cors-vary.advice':
    '只要有响应取决于源，就给所有响应加上 Vary: Origin（RFC 9110, 12.5.5；Fetch 标准，CORS 协议）。',
  'attack.redirects.advice': '把路径写进 Location 之前，去掉开头的所有斜杠和反斜杠（CWE-601）。',
  'attack.headers-on-errors.advice':
    '在任何一步可能出错之前就设置保护性响应头，出错时只删除描述响应体的那些（OWASP ASVS 3.4；CWE-693）。',
  'attack.strict-utf8.advice':
    '请求体不是有效的 UTF-8，就在解码之前返回 400（RFC 8259, 8.1；CWE-176）。',
  'attack.unique-fields.advice':
    'JSON 请求体里，要读取的字段出现两次就拒绝（RFC 8259, 4；CWE-436）。',
  'attack.media-types.advice':
    '在每个读取秘密的路由上，除 JSON 和表单外的媒体类型一律返回 415（RFC 9110, 15.5.16）。',
  'attack.cheap-refusals.advice':
    '先检查类型和长度，再计数、排队、规范化或计算哈希（OWASP API4:2023；CWE-400）。',
  'attack.look-alike-names.advice':
    '比较名称时忽略大小写和兼容形式，拒绝不可见字符和混用的文字，并比较字母的外形（RFC 8265, 3.3；CWE-1007）。',
  'attack.password-length.advice':
    '按规范化之后的可见字符计数，至少八个，并且不允许密码与名称相同（OWASP ASVS 6.2.1；CWE-521）。',
  'attack.refresh-once.advice':
    '每次使用都更换刷新令牌；旧的再次使用时，就结束会话（RFC 9700, 4.14.2）。',
  'attack.refresh-kinds.advice':
    '刷新令牌只在 POST /refresh 接受，访问令牌只在它该用的地方接受（RFC 6749, 1.5；RFC 8725, 3.12）。',
  'attack.refresh-contents.advice':
    '刷新令牌至少有 128 个随机位，只存储哈希，返回时带 Cache-Control: no-store（RFC 6749, 5.1 和 10.10）。',
  'attack.refresh-input.advice':
    '只从 JSON 或表单请求体读取一个名为 refreshToken 的字符串，逐字比较，其余一律拒绝（RFC 6749, 6；CWE-20）。',
  'attack.session-ends.advice':
    '每个请求和每次刷新都查询会话，让会话的结束在下一个请求就生效（OWASP ASVS 7.4；CWE-613）。',
  'attack.session-owner.advice':
    '同时按 id 和用户查找会话，用户没有这个会话就返回 404（OWASP API1:2023；CWE-639）。',
  'attack.session-claim.advice':
    'sid 必须是字符串，格式与你写的完全一致；会话不存在就拒绝令牌（OWASP ASVS 7.4；CWE-613）。',
  'attack.retry-after.advice':
    '每个 429 和 503 都带上以秒计的 Retry-After（RFC 6585, 4；RFC 9110, 15.6.4）。',
};
