import type { algorithm as english } from '../../en/attack/algorithm.ts';
import type { Translation } from '../../en/messages.ts';

export const algorithm: Translation<typeof english> = {
  'attack.alg-none.name': 'alg 为 "none"，没有签名',
  'attack.alg-none.gains': '根本不用密钥，谁都能替任何人写令牌。',
  'attack.alg-none-capital.name': 'alg 为 "None"，没有签名',
  'attack.alg-none-capital.gains': '过滤器只认全小写的写法，于是绕了过去，密钥也不需要。',
  'attack.alg-none-capitals.name': 'alg 为 "NONE"，没有签名',
  'attack.alg-none-capitals.gains': '过滤器只认“none”和“None”，于是绕了过去，密钥也不需要。',
  'attack.alg-none-mixed.name': 'alg 为 "nOnE"，没有签名',
  'attack.alg-none-mixed.gains': '禁用写法的清单，拦不住一种没人想到的写法。',
  'attack.alg-empty.name': 'alg 为 ""，没有签名',
  'attack.alg-empty.gains': '空名称算作没有算法，令牌则算作检查过。',
  'attack.alg-none-old-signature.name': 'alg 为 "none"，沿用好令牌的签名',
  'attack.alg-none-old-signature.gains': '服务器只问有没有签名，于是什么声明都信。',
  'attack.alg-rs256-own-key.name': 'alg 为 "RS256"，用攻击者自己的 RSA 密钥签名',
  'attack.alg-rs256-own-key.gains': '只要会生成密钥对，就能替任何人签名。',
  'attack.alg-es256-own-key.name': 'alg 为 "ES256"，用攻击者自己的 P-256 密钥签名',
  'attack.alg-es256-own-key.gains': '攻击者片刻间生成的一把小密钥，就能替任何人签名。',
  'attack.alg-es256-psychic.name': 'alg 为 "ES256"，用“通灵签名”MAYCAQACAQA',
  'attack.alg-es256-psychic.gains': '验证器忘了拒绝零值，这一个签名就对所有文本都有效。',
  'attack.alg-es256-zeros.name': 'alg 为 "ES256"，签名为 64 个零字节',
  'attack.alg-es256-zeros.gains':
    '同一个漏洞，换成令牌所用的格式：r 和 s 都为零，什么都能验证通过。',
  'attack.alg-rs256-unsigned.name': 'alg 为 "RS256"，没有签名',
  'attack.alg-rs256-unsigned.gains': '服务器没有 RS256 的密钥，无从比较，于是谁都放进来。',
  'attack.alg-rs256-random.name': 'alg 为 "RS256"，签名随机',
  'attack.alg-rs256-random.gains': '检查 RS256 时出的错当成了成功，或者报错文字泄露到外面。',
  'attack.alg-es256-unsigned.name': 'alg 为 "ES256"，没有签名',
  'attack.alg-es256-unsigned.gains': '服务器没有 ES256 的密钥，无从比较，于是谁都放进来。',
  'attack.alg-es256-random.name': 'alg 为 "ES256"，签名随机',
  'attack.alg-es256-random.gains': '检查 ES256 时出的错当成了成功，或者报错文字泄露到外面。',
  'attack.alg-ps256-unsigned.name': 'alg 为 "PS256"，没有签名',
  'attack.alg-ps256-unsigned.gains': '服务器没有 PS256 的密钥，无从比较，于是谁都放进来。',
  'attack.alg-ps256-random.name': 'alg 为 "PS256"，签名随机',
  'attack.alg-ps256-random.gains': '检查 PS256 时出的错当成了成功，或者报错文字泄露到外面。',
  'attack.alg-eddsa-unsigned.name': 'alg 为 "EdDSA"，没有签名',
  'attack.alg-eddsa-unsigned.gains': '服务器没有 EdDSA 的密钥，无从比较，于是谁都放进来。',
  'attack.alg-eddsa-random.name': 'alg 为 "EdDSA"，签名随机',
  'attack.alg-eddsa-random.gains': '检查 EdDSA 时出的错当成了成功，或者报错文字泄露到外面。',
  'attack.alg-hs384-same-secret.name': 'alg 为 "HS384"，用正确密钥按 HS384 签名',
  'attack.alg-hs384-same-secret.gains': '库认识的算法，发送者可以随便挑，最弱的也不例外。',
  'attack.alg-hs512-same-secret.name': 'alg 为 "HS512"，用正确密钥按 HS512 签名',
  'attack.alg-hs512-same-secret.gains': '算法由发送者选，那么谁想换成别的算法，都没有什么拦得住。',
  'attack.alg-none-signed.name': 'alg 为 "none"，实际用正确密钥按 HS256 签名',
  'attack.alg-none-signed.gains':
    '按头部行事的读取者（alg "none"）和这台服务器，把同一个令牌读成两样东西。',
  'attack.alg-hs384-label.name': 'alg 为 "HS384"，实际用正确密钥按 HS256 签名',
  'attack.alg-hs384-label.gains':
    '按头部行事的读取者（alg "HS384"）和这台服务器，把同一个令牌读成两样东西。',
  'attack.alg-hs512-label.name': 'alg 为 "HS512"，实际用正确密钥按 HS256 签名',
  'attack.alg-hs512-label.gains':
    '按头部行事的读取者（alg "HS512"）和这台服务器，把同一个令牌读成两样东西。',
  'attack.alg-rs256-label.name': 'alg 为 "RS256"，实际用正确密钥按 HS256 签名',
  'attack.alg-rs256-label.gains':
    '按头部行事的读取者（alg "RS256"）和这台服务器，把同一个令牌读成两样东西。',
  'attack.alg-missing.name': '没有 alg，实际用正确密钥按 HS256 签名',
  'attack.alg-missing.gains':
    '按头部行事的读取者（没有 alg）和这台服务器，把同一个令牌读成两样东西。',
  'attack.alg-null.name': 'alg 为 null，实际用正确密钥按 HS256 签名',
  'attack.alg-null.gains': '按头部行事的读取者（alg null）和这台服务器，把同一个令牌读成两样东西。',
  'attack.alg-zero.name': 'alg 为 0，实际用正确密钥按 HS256 签名',
  'attack.alg-zero.gains': '按头部行事的读取者（alg 0）和这台服务器，把同一个令牌读成两样东西。',
  'attack.alg-true.name': 'alg 为 true，实际用正确密钥按 HS256 签名',
  'attack.alg-true.gains': '按头部行事的读取者（alg true）和这台服务器，把同一个令牌读成两样东西。',
  'attack.alg-array.name': 'alg 为 ["HS256"]，实际用正确密钥按 HS256 签名',
  'attack.alg-array.gains':
    '按头部行事的读取者（alg ["HS256"]）和这台服务器，把同一个令牌读成两样东西。',
  'attack.alg-object.name': 'alg 为 {}，实际用正确密钥按 HS256 签名',
  'attack.alg-object.gains': '按头部行事的读取者（alg {}）和这台服务器，把同一个令牌读成两样东西。',
  'attack.alg-to-string.name': 'alg 自带 toString，实际用正确密钥按 HS256 签名',
  'attack.alg-to-string.gains':
    '按头部行事的读取者（alg 自带 toString）和这台服务器，把同一个令牌读成两样东西。',
  'attack.alg-small.name': 'alg 为 "hs256"，实际用正确密钥按 HS256 签名',
  'attack.alg-small.gains':
    '按头部行事的读取者（alg "hs256"）和这台服务器，把同一个令牌读成两样东西。',
  'attack.alg-space.name': 'alg 为 "HS256" 加一个空格，实际用正确密钥按 HS256 签名',
  'attack.alg-space.gains':
    '按头部行事的读取者（alg "HS256" 加一个空格）和这台服务器，把同一个令牌读成两样东西。',
  'attack.alg-nul.name': 'alg 为 "HS256" 加一个 NUL，实际用正确密钥按 HS256 签名',
  'attack.alg-nul.gains':
    '按头部行事的读取者（alg "HS256" 加一个 NUL）和这台服务器，把同一个令牌读成两样东西。',
  'attack.alg-constructor.name': 'alg 为 "constructor"，实际用正确密钥按 HS256 签名',
  'attack.alg-constructor.gains':
    '按头部行事的读取者（alg "constructor"）和这台服务器，把同一个令牌读成两样东西。',
  'attack.alg-proto.name': 'alg 为 "__proto__"，实际用正确密钥按 HS256 签名',
  'attack.alg-proto.gains':
    '按头部行事的读取者（alg "__proto__"）和这台服务器，把同一个令牌读成两样东西。',
  'attack.alg-name-in-capitals.name': '"ALG" 代替 "alg"，实际用正确密钥按 HS256 签名',
  'attack.alg-name-in-capitals.gains':
    '按头部行事的读取者（"ALG" 代替 "alg"）和这台服务器，把同一个令牌读成两样东西。',
};
