import type { Translation } from '../en/messages.ts';
import type { steps as english } from '../en/steps.ts';

export const steps: Translation<typeof english> = {
  'steps.setup.title': '搭建与密钥',
  'steps.setup.short': '搭建',
  'steps.setup.summary': '一个 Koa 应用：读取请求体，用 JSON 返回错误；没有强密钥就不启动。',
  'steps.issue.title': '签发令牌',
  'steps.issue.short': '签发',
  'steps.issue.summary': '用正确的用户名和密码换取签名的令牌。',
  'steps.extract.title': '提取令牌',
  'steps.extract.short': '提取',
  'steps.extract.summary': '请求把令牌放在请求体、查询参数或请求头里；排在前面的优先。',
  'steps.decode.title': '解码并检查过期时间',
  'steps.decode.short': '解码',
  'steps.decode.summary': '签名必须有效，签发者必须是这台服务器，令牌不能过期。',
  'steps.attach.title': '附上用户',
  'steps.attach.short': '附上',
  'steps.attach.summary': '每次请求都按令牌的主体查询用户。现在服务器知道用户是谁了。',
};
