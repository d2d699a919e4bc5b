import type { decoder as english } from '../en/decoder.ts';
import type { Translation } from '../en/messages.ts';

export const decoder: Translation<typeof english> = {
  'decoder.title': '解码器',
  'decoder.lead':
    '粘贴一个令牌，看看里面有什么，第 4 课的哪一项检查会拒绝它。然后修改它，用你自己的密钥签名。',
  'decoder.private': '令牌不会离开这个浏览器。所有工作都由本页完成，不保存，也不发送。',
  'decoder.private.server':
    '令牌不会离开这个浏览器。所有工作都由本页完成，不保存任何内容。只有勾选“由这台服务器签名”，本页才会发送令牌，而且只发给这台服务器。',
  'decoder.no-script':
    '解码器需要 JavaScript。没有它，你就得把令牌发给服务器，而那可能是一个真实的令牌。',

  'decoder.token': '令牌',
  'decoder.mine': '使用我的令牌',
  'decoder.clear': '清空',
  'decoder.sample.valid': '有效示例',
  'decoder.sample.expired': '过期示例',
  'decoder.sample.rs256': 'RS256 示例',
  'decoder.strays': '服务器会拒绝这段文字，因为复制到的不只是令牌：',
  'decoder.strays.bearer': '“Bearer” 属于请求头 Authorization，不是令牌的一部分。',
  'decoder.strays.quotes': '引号属于 JSON 或程序，不是令牌的一部分。',
  'decoder.strays.breaks': '换行来自终端或电子邮件，它们会把长行折断。',
  'decoder.strays.blanks': '令牌里没有空格。',
  'decoder.strays.remove': '去掉这些',

  'decoder.secret': '应当签发它的密钥',
  'decoder.secret.how': '留空就不检查签名。',
  'decoder.secret.insecure': '浏览器只在 https 和 localhost 上计算签名。在本页无法检查签名。',
  'decoder.server': '由这台服务器签名',
  'decoder.server.how': '令牌会发给这台服务器，由它检查签名。它不保存任何内容。',

  'decoder.audience': '期望的受众',
  'decoder.audience.none':
    '这台服务器没有受众，所以拒绝带有 aud 声明的令牌。填写一个受众，可以看到别的服务器会怎么做。',
  'decoder.audience.how': '这台服务器要求 aud 声明里有 {{audiences}}。有多个时，符合一个就够。',

  'decoder.verdict': '服务器会怎么做',
  'decoder.verdict.how':
    '检查按这个顺序进行，第一项没有通过的检查会拒绝令牌。这台服务器的签发者是 {{issuer}}，令牌最长有效 {{seconds}} 秒。',
  'decoder.check.segments': '三段，中间用点号隔开，最多 4,096 个字符',
  'decoder.check.form': '严格的 base64url，前两段是 JSON 对象',
  'decoder.check.algorithm': '头部写着 HS256，没有服务器不认识的内容',
  'decoder.check.types': '已知的声明类型正确，受众正确',
  'decoder.check.signature': '头部和声明由这个密钥签名',
  'decoder.check.issuer': '签发者是这台服务器',
  'decoder.check.presence': '有主体和过期时间',
  'decoder.check.dates': '已经生效，有效期不太长',
  'decoder.check.expiry': '还没有过期',
  'decoder.lesson': '原因见第 4 课',

  'decoder.content': '里面有什么',
  'decoder.content.how': '拿到令牌的人都能读到这些。签名正确，内容才可信。',

  'decoder.change': '修改令牌',
  'decoder.change.how':
    '编辑 JSON。可以保留旧签名，没有密钥的攻击者只能这样；也可以用你自己的密钥签名。',
  'decoder.change.header': '头部',
  'decoder.change.claims': '声明',
  'decoder.change.secret': '用来签名的密钥',
  'decoder.change.sign': '签名',
  'decoder.change.keep': '保留旧签名',
  'decoder.change.what': '改了什么',
  'decoder.change.undo': '恢复最初的令牌',

  'decoder.look': '在解码器里查看',
};
