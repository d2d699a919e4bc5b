import type { lab as english } from '../en/lab.ts';
import type { Translation } from '../en/messages.ts';

export const lab: Translation<typeof english> = {
  'lab.title': '攻击实验室',
  'lab.lead':
    '实验室向这台服务器发起 {{count}} 种攻击。每一种都是真实的请求。响应与课程的要求完全一致，才算守住。',
  'lab.start': '攻击这台服务器',
  'lab.start.what': '大约需要十秒。实验室只攻击这台服务器，用一个专门创建的用户，结束后删除。',
  'lab.busy': '已经有一轮攻击在运行，请半分钟后再试。',
  'lab.progress': '进度',
  'lab.step': '步骤',
  'lab.all': '攻击数',
  'lab.right': '守住',
  'lab.through': '攻破',
  'lab.wrong': '响应有误',
  'lab.skipped': '跳过',
  'lab.breaches': '响应不正确的攻击',
  'lab.catalogue': '全部攻击',
  'lab.terminal':
    '攻击本机上的另一台服务器：`npm run kata attack http://127.0.0.1:3000`。攻击你自己写的服务器：`npm run kata attack`。',
  'lab.conclusion.right_other': '全部 {{count}} 种攻击都守住了。',
  'lab.conclusion.open': '攻破 {{through}} 种，响应有误 {{wrong}} 种，守住 {{right}} 种。',
};
