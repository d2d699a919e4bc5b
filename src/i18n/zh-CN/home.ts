import type { home as english } from '../en/home.ts';
import type { Translation } from '../en/messages.ts';

export const home: Translation<typeof english> = {
  'home.title': '自己动手，在 Koa 上写 JWT 登录',
  'home.lead':
    '一门课，五个小小的 TypeScript 文件。你保存文件，马上就知道哪些通过、哪些没有，以及原因。',
  'home.for': '适合',
  'home.for.whom': '懂一点 JavaScript 和 HTTP 的开发者',
  'home.time': '时间',
  'home.time.how-long': '大约一个下午，共五课',
  'home.need': '需要',
  'home.need.what': 'Node.js。不用注册账号。',
  'home.start': '开始第 1 课',
  'home.continue': '继续：第 {{number}} 课',
  'home.finish': '五步全部通过。现在去攻击服务器',
  'home.look': '先看看完成后的服务器',
  'home.state.passed': '已通过',
  'home.state.current': '你在这里',
  'home.state.begun': '已动手',

  'home.loop': '编辑，保存，看检查结果',
  'home.loop.save': '保存',
  'home.loop.failed': '未通过：用别的密钥签名的令牌必须得到 401',
  'home.loop.passed': '全部检查通过。',

  'home.steps': '五个步骤，一台服务器',
  'home.steps.what': '每一步加一层。五层都盖好，服务器就认识它的用户了。',
  'home.house': '把服务器画成一座五层的房子：搭建、签发、提取、解码、附上。',
  'home.house.progress': '把你的服务器画成一座五层的房子。{{list}}',
  'home.house.state': '{{name}}：{{what}}',

  'home.doors': '三个入口',
  'home.doors.learn': '学习',
  'home.doors.learn.what':
    '写完五个文件。在终端里运行 `npm run kata`：你每次保存，它就检查你的文件。',
  'home.doors.learn.go': '看看五个步骤',
  'home.doors.teach': '教学',
  'home.doors.teach.what': '一条命令给全班评分。提交在沙箱里运行，你得到分数和报告。',
  'home.doors.teach.go': '阅读教师指南',
  'home.doors.copy': '复制',
  'home.doors.copy.what':
    '在自己的产品里使用这台小巧、严格、带类型的服务器：`npm run eject -- ../my-product`。',
  'home.doors.copy.go': '了解这台服务器',

  'home.additions': '每一步加了什么',
  'home.step': '步骤',
  'home.line': '在 app.ts 里',
  'home.leaves': '结果',
  'home.refuses': '拒绝',
  'home.setup.leaves': '一个响应 GET /health 的应用',
  'home.setup.refuses': '缺失、过短或公开的密钥',
  'home.issue.refuses': '401 invalid_credentials：用户名或密码错误',
  'home.extract.refuses': '400 invalid_request：令牌重复，或不是字符串',
  'home.decode.refuses': '401 invalid_token：令牌是伪造的、格式有误或已过期',
  'home.attach.refuses': '401 invalid_token：用户已不存在',

  'home.rules': '这台服务器的三条规则',
  'home.rules.anonymous': '不带令牌的请求照常继续',
  'home.rules.anonymous.why': '这是匿名请求，只有要求用户登录的路由才拒绝它。',
  'home.rules.invalid': '令牌无效就返回 401',
  'home.rules.invalid.why': '每个路由都是这样，不要求登录的路由也一样。',
  'home.rules.secret': '密钥只留在服务器上',
  'home.rules.secret.why':
    '谁都能读懂令牌里的内容，但只有知道密钥的人才能签发这台服务器接受的令牌。',
};
