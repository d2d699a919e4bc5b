/** @type {Record<string, string>} What the scripts say, from English into Chinese. */
export const chinese = {
  'It lives for {0} more seconds.': '它还能存活 {0} 秒。',
  'Its time is up by this machine’s clock, but not by the server’s.':
    '按本机的时钟它已到期，按服务器的时钟还没有。',
  'It is dead. Sent again just now, it got: {0} {1}': '它已失效。刚才又发送了一次，得到：{0} {1}',
  'Your token': '你的令牌',
  'It expires {0}.': '{0}过期。',
  Copied: '已复制',
  'You are {0}.': '你是 {0}。',
  'No answer came.': '没有收到响应。',
  'The server does not know who you are: {0}.': '服务器不知道你是谁：{0}。',
  'The server did not answer. Is it still running?': '服务器没有响应。它还在运行吗？',
  'Give both a username and a password.': '请同时填写用户名和密码。',
  'Wrong username or password. Check both and try again.': '用户名或密码错误。请检查后再试。',
  'That was too often. Wait a little and try again.': '尝试过于频繁。请稍等再试。',
  'The server could not do that ({0}).': '服务器无法完成这个操作（{0}）。',
  'Headers stay out of logs and addresses, and no form or link of another site can set one.':
    '请求头不会留在日志和地址里，别的网站的表单或链接也设置不了它。',
  'An address ends up in logs, in the history and in messages. Use it where nothing else will do.':
    '地址会进入日志、历史记录和消息。实在没有别的办法时才用。',
  'Bodies stay out of logs and addresses, but a GET has none, so this request becomes a POST.':
    '请求体不会留在日志和地址里，但 GET 没有请求体，所以这个请求改用 POST。',
  'An anonymous request. The server answers with a bare challenge: a token is needed, no more than that.':
    '匿名请求。服务器只回一个质询：需要令牌，仅此而已。',
  'algorithm of the signature': '签名算法',
  'type of the token': '令牌类型',
  'issuer: who signed it': '签发者：谁签的名',
  'subject: the id of the user': '主体：用户的 id',
  'issued at, in seconds since 1970': '签发时间，自 1970 年起的秒数',
  'expires at, in seconds since 1970': '过期时间，自 1970 年起的秒数',
  'not valid before, in seconds since 1970': '生效时间，自 1970 年起的秒数',
  'id of the token itself': '令牌自身的编号',
};
