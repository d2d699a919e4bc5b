import type { Translation } from '../en/messages.ts';
import type { work as english } from '../en/work.ts';

export const work: Translation<typeof english> = {
  'work.autosave': '停止输入后会自动保存并检查。按 Ctrl-S 立即保存。',
  'work.keys': '按 Tab 离开编辑器。按 F8 查看其中的所有错误，按 Escape 收起。',
  'work.skip': '跳到编辑器',
  'work.judge': '现在检查这个文件',
  'work.running': '正在检查……',
  'work.hint_other': '看一条提示（还有 {{count}} 条）',
  'work.next': '前往第 {{number}} 步：{{title}}',
  'work.last': '攻击你的服务器',
  'work.help': '参考答案',
  'work.difference': '查看与你的文件的差异',
  'work.solution': '查看参考答案',
  'work.hide': '收起',
  'work.legend': '− 只在你的文件中，+ 只在参考答案中',
  'work.production': '这是课程的参考答案。生产环境还需要这些文件：',
  'work.copies.none': '重新开始',
  'work.copies_other': '重新开始，或恢复副本（{{count}} 份）',
  'work.reset': '从原始练习重新开始',
  'work.reset.how': '会先为你的文件保存一份副本，不会丢失任何内容。',
  'work.restore': '恢复',
  'work.lines_other': '{{count}} 行',
  'work.stopped':
    '检查程序已停止，本页无法保存。请用 `npm run kata` 重新启动；如果它显示的地址变了，请打开新的地址。',
  'work.conflict':
    '你在这里修改文件的同时，另一个程序也修改了它。两边的内容都没有被覆盖。你要保留哪一份？另一份会存为副本。',
  'work.conflict.legend': '− 只在本页中，+ 只在文件中',
  'work.conflict.mine': '保留本页的内容',
  'work.conflict.theirs': '采用文件中的内容',
};
