import type { register as english } from '../../en/attack/register.ts';
import type { Translation } from '../../en/messages.ts';

export const register: Translation<typeof english> = {
  'attack.register-taken.name': '用各种 Unicode 形式注册已被占用的名称',
  'attack.register-taken.gains': '攻击者得到第二个同名账户，或者替换掉第一个账户的密码。',
  'attack.register-case.name': '用不同的大小写注册同一个名称',
  'attack.register-case.gains': '攻击者得到一个只有大小写不同的账户名。',
  'attack.register-script.name': '用西里尔字母代替拉丁字母来注册名称',
  'attack.register-script.gains': '攻击者得到一个谁都看不出区别的账户名。',
  'attack.register-width.name': '用全角字母注册名称',
  'attack.register-width.gains': '另一个程序把全角字母转换掉，就把攻击者当成这个用户。',
  'attack.register-invisible.name': '用含不可见字符的名称注册',
  'attack.register-invisible.gains': '攻击者得到一个看起来与用户完全相同的账户名。',
  'attack.register-short-password.name': '用不足八个字符的密码注册',
  'attack.register-short-password.gains': '用户会选用攻击者几次就能猜中的密码。',
  'attack.register-password-units.name': '用规范化之后就变短的密码注册',
  'attack.register-password-units.gains': '四个带重音的字母算成八个字符，密码就很容易猜中。',
  'attack.register-password-name.name': '用户名和密码相同的注册',
  'attack.register-password-name.gains': '攻击者第一个尝试的密码就是用户名本身。',
};
