import type { report as english } from '../../en/attack/report.ts';
import type { Translation } from '../../en/messages.ts';

export const report: Translation<typeof english> = {
  'attack.report.attacks_other': '{{count}} 种攻击，目标：{{what}}',
  'attack.report.time': '，用时 {{seconds}} 秒',
  'attack.report.step': '{{number}} {{name}} 守住 {{correct}} / {{all}}',
  'attack.report.skipped': '，跳过 {{number}}',
  'attack.report.through': '{{what}}：攻破',
  'attack.report.wrong': '{{what}}：响应有误',
  'attack.report.gain': '攻击者得到',
  'attack.report.change': '怎样修改',
  'attack.report.more': '另有 {{number}} 种：',
  'attack.report.none': '没有一种攻击能够判断。',
  'attack.report.all-held': '能够判断的攻击全部挡住了。',
  'attack.report.every-held': '所有攻击都挡住了。',
  'attack.report.open': '攻破 {{through}} 种，响应有误 {{wrong}} 种。',
  'attack.report.fault.sign-in':
    '用户无法登录，这轮攻击说明不了什么。服务器改动了用户名或密码吗，比如截短？',
  'attack.report.fault.before':
    '有效的令牌被拒绝，这轮攻击说明不了什么。服务器改动了密钥或签发者吗，比如去掉首尾空格？还是拒绝了较长的令牌？',
  'attack.report.fault.secret':
    '签名有效的令牌被拒绝，这轮攻击说明不了什么。密钥正确吗？服务器原样使用它吗？',
  'attack.report.fault.stopped': '服务器在攻击期间停止了，剩下的攻击没有进行。',
  'attack.report.fault.after':
    '攻击之后，有效的令牌被拒绝：服务器受到了影响，这轮攻击说明不了什么。',
};
