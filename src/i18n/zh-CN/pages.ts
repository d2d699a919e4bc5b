import type { Translation } from '../en/messages.ts';
import type { pages as english } from '../en/pages.ts';

export const pages: Translation<typeof english> = {
  'pages.language': '中文',
  'pages.space': '',

  'pages.frame.skip': '跳到正文',
  'pages.frame.nav': '页面',
  'pages.frame.lessons': '课程',
  'pages.frame.lab': '攻击实验室',
  'pages.frame.who-am-i': '我是谁？',
  'pages.frame.sign-in': '登录',
  'pages.frame.your-token': '你的令牌',
  'pages.frame.signed-in': '已登录',
  'pages.frame.sign-out': '退出登录',
  'pages.frame.footer': '这些页面不从别的服务器加载任何内容，你的令牌只发给这台服务器。',

  'pages.steps.title': '五个步骤',
  'pages.steps.lead': '一台服务器，分五步写成。每一步写一个小文件，前面各步的文件保持不变。',
  'pages.steps.how':
    '开始学习：在终端里运行 `npm run kata`。你每次保存，它就检查你的文件。在那里按 `o`，浏览器就会打开这一课，正文旁边有你的文件的编辑器和检查结果。',
  'pages.steps.more': '参考阅读',

  'pages.reading.guide': '课程说明',
  'pages.reading.koa-for-express': '写给 Express 开发者的 Koa 简介',
  'pages.reading.glossary': '术语表',

  'pages.contents': '本页内容',

  'pages.lesson.page-title': '第 {{number}} 步：{{title}}',
  'pages.lesson.number': '第 {{number}} 步，共 {{all}} 步',
  'pages.lesson.file': '你的文件：',
  'pages.lesson.edit': '在编辑器中打开',
  'pages.lesson.chain': '到这一步为止的服务器',
  'pages.lesson.chain.how': '`app.ts` 已经写好，高亮的几行使用你要写的文件。',
  'pages.lesson.mistakes': '常见错误',
  'pages.lesson.mistakes.how_other': '{{count}} 个错误程序，以及各自怎样改动参考答案',
  'pages.lesson.mistakes.costs': '后果：',
  'pages.lesson.try': '在本页试一试',
  'pages.lesson.nearby': '上一课和下一课',

  'pages.verdict.title': '你的检查结果',
  'pages.verdict.reference':
    '这里展示的是参考服务器。想在本页编写自己的文件并看到检查结果，请运行 `npm run kata`，再打开它显示的地址。',
  'pages.verdict.none': '这一步还没有检查结果。请保存文件，或按“{{button}}”。',
  'pages.verdict.no-script': '没有 JavaScript 时，每次保存后请刷新本页。',
  'pages.verdict.all-passed_other': '全部 {{count}} 个检查项通过。',
  'pages.verdict.broken': '第 {{number}} 步现在不通过了',
  'pages.verdict.types': '类型错误',
  'pages.verdict.types.note': 'Node 会忽略类型，所以不影响检查结果。编辑器会标出这些错误。',
  'pages.verdict.printed': '你的程序输出',
  'pages.verdict.checks': '所有检查项',
  'pages.verdict.outcome.passed': '通过',
  'pages.verdict.outcome.failed': '未通过',
  'pages.verdict.outcome.skipped': '跳过',

  'pages.source.lead': '这个文件属于参考服务器，可以直接复制使用。',
  'pages.source.solution': '这是第 {{number}} 步的答案。生产环境要用的选项在这些文件里：',
  'pages.source.back': '回到课程',

  'pages.not-found.title': '没有这个页面',
  'pages.not-found.path': '这台服务器上没有这个地址：',
  'pages.not-found.home': '回到首页',

  'pages.sign-in.lead': '你只需发送一次用户名和密码，就能得到一个令牌。以后的请求只带令牌。',
  'pages.sign-in.no-script':
    '这些页面用 JavaScript 把令牌保存在浏览器里。没有 JavaScript，表单照样能用，只是直接显示服务器返回的 JSON。',
  'pages.sign-in.username': '用户名',
  'pages.sign-in.password': '密码',
  'pages.sign-in.users': '两个可以试用的用户',
  'pages.sign-in.users.where': '他们只存在于这个演示里。',
  'pages.sign-in.use': '使用 {{username}}',

  'pages.reason.expired': '你的令牌已过期：声明 exp 里的时间已经过去。请重新登录，领取新令牌。',
  'pages.reason.refused': '服务器拒绝了你的令牌：401 invalid_token。请重新登录，领取新令牌。',
  'pages.reason.unreadable': '浏览器里存的内容不是令牌，已经删除。请登录领取令牌。',
  'pages.reason.signed-out':
    '你已退出登录，浏览器已删除令牌。如果令牌有副本，副本在过期之前仍然有效。',

  'pages.token.lead':
    '令牌由三段组成，中间用点号隔开。前两段只是编码，拿到令牌的人都能读。第三段证明这个令牌由这台服务器签发。',
  'pages.token.header': '头部',
  'pages.token.claims': '声明',
  'pages.token.signature': '签名',
  'pages.token.header.what': '令牌的签名方式。',
  'pages.token.claims.what': '每一条[声明](/steps/glossary#声明)说明你或这个令牌的一项信息。',
  'pages.token.signature.what':
    '服务器用前两段和密钥算出签名，见 [HMAC](/steps/glossary#hmac)。前两段改动一个字符，签名就不对了。只有服务器知道密钥，所以只有它能签发有效的令牌。',
  'pages.token.storage':
    '令牌存放在浏览器的 `localStorage` 里，本页的任何脚本都能读到，所以浏览器在这里只运行这台服务器的脚本。',
  'pages.token.send': '把它发给服务器',

  'pages.sessions': '你的会话',
  'pages.sessions.what':
    '每次用密码登录都会开始一个会话。会话结束之前，本页会自动为它换取新的令牌。',
  'pages.sessions.browser': '浏览器或程序',
  'pages.sessions.used': '最近使用',
  'pages.sessions.expires': '过期时间',
  'pages.sessions.everywhere': '在所有设备上退出登录',

  'pages.who.lead':
    '浏览器请求 `/api/me`，服务器返回你的用户信息。服务器只凭令牌认出你。请选择把令牌放在请求的哪里。',
  'pages.who.no-script':
    '这个页面展示由 JavaScript 发出的请求，所以需要 JavaScript。[第 5 课](/steps/5)里有同样的请求，不需要 JavaScript。',
  'pages.who.signed-out':
    '你还没有登录，没有令牌可发。请[登录](/sign-in)领取令牌；也可以不带令牌发送请求，看看响应里的[质询](/steps/glossary#质询)。',
  'pages.who.carrier': '令牌放在哪里',
  'pages.who.carrier.header': '请求头',
  'pages.who.carrier.query': '查询参数',
  'pages.who.carrier.body': '请求体',
  'pages.who.carrier.none': '不带令牌',
  'pages.who.send': '发送请求',
  'pages.who.request': '请求',
  'pages.who.whole': '显示完整令牌',
  'pages.who.copy': '复制令牌',
  'pages.who.request.more': '浏览器还会加上别的请求头，例如 User-Agent，但它们都不说明你是谁。',
  'pages.who.response': '响应',
  'pages.who.response.names': '脚本看到的响应头名称都是小写，并按字母顺序排列。',
};
