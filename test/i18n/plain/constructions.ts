/** A construction that makes readers read twice. */
export interface Construction {
  pattern: RegExp;
  /** The plain alternative. */
  instead: string;
  /** A phrase that the pattern finds. */
  example: string;
}

const start = String.raw`(?<=^[^\p{L}\d]*|[.!?:;] )`;
const verb = String.raw`\b(?:is|are|was|were|has|must|can|cannot|goes|comes|becomes|counts|reaches|passes|stays|throws|repeats|ends)\b`;

/** Constructions of English, and their plain alternatives. */
export const english: Construction[] = [
  {
    pattern: /\bwho(?:so)?m?ever\b/i,
    instead: 'name the person or the program: a client, the caller, a user',
    example: 'whoever has the secret',
  },
  {
    pattern: /\bnobody\b|\bno one\b/i,
    instead: 'say what does not happen: "is ignored", "no client", "not used"',
    example: "nobody's word is taken",
  },
  {
    pattern:
      /\b(?:for|to|from|of|and|by) who (?!(?:it|they|he|she|you|the|a) )|, who (?:errs|asks|sends)\b/i,
    instead: 'name the person: "for a user who …"',
    example: 'for who has a proxy',
  },
  {
    pattern: new RegExp(String.raw`${start}Who (?![^.!]*\?)`, 'u'),
    instead: 'begin with the person or the program: "A client that …"',
    example: 'Who breaks off, fills the log.',
  },
  {
    pattern: new RegExp(
      String.raw`${start}What (?![^.!]*\?)[^.!?:;,]*?${verb}[^.!?:;,]*?${verb}`,
      'u',
    ),
    instead: 'begin with a noun: "A value that …"',
    example: 'What is no text becomes an error.',
  },
  {
    pattern:
      /\b(?:what|which|who) (?:is|are|was) no (?!longer|more)|(?<!there |there’s )\b(?:is|are|was|were) no (?!longer|more)/i,
    instead: '"is not a …"',
    example: 'a target that is no URL',
  },
  {
    pattern: /\bwherever\b|\bwhichever\b|(?<!, |, or |^)\bwhatever\b/i,
    instead: 'name it: "everything", "any error", "in any header"',
    example: 'reads whatever comes',
  },
  {
    pattern: /\b(?:those|they|he|him|the one) who\b/i,
    instead: 'name the person or the program: "clients that …"',
    example: 'those who have a token',
  },
  {
    pattern: /\bstor(?:ey|eys|ied)\b/i,
    instead: '"step"',
    example: 'five storeys',
  },
  {
    pattern: /\bbrak(?:e|es|ed|ing)\b/i,
    instead: '"rate limit"',
    example: 'a brake in front',
  },
  {
    pattern: /\bstrangers?\b/i,
    instead: '"a client without a token", "another person"',
    example: 'strangers are let in',
  },
  {
    pattern: /\b(?:stands?|stood|standing)\b(?! for\b)/i,
    instead: '"is"',
    example: 'options stand behind the name',
  },
  {
    pattern: /\b(?:lies|lay)\b/i,
    instead: '"is"',
    example: 'the file lies in a folder',
  },
  {
    pattern: /\b(?:holds?|held|holding)\b/i,
    instead: '"contains", "has", "is true", "keeps"',
    example: 'the claim holds',
  },
  {
    pattern: /\b(?:gives|gave)\b(?! up\b)/i,
    instead: '"returns", "is"',
    example: 'the function gives a token',
  },
  {
    pattern: /\banswers? (?:with )?\d{3}\b/i,
    instead: '"returns 401"',
    example: 'the server answers 401',
  },
  {
    pattern:
      /\bwhere (?:no\b|there (?:is|are)\b|(?:it|they|one) (?:is|are) (?:not|no|none|un\w+|missing|empty|absent|set|there|left|one|valid)\b)/i,
    instead: '"if"',
    example: 'the default where it is not set',
  },
  {
    pattern: /\b(?:undefined|nothing|null|empty|false|true|none) where\b/i,
    instead: '"if"',
    example: 'undefined where the header is missing',
  },
  {
    pattern: /\b(?:is|are|was|were|be) told\b(?! apart| to )/i,
    instead: '"gets", "reads", "is reported"',
    example: 'a client is told at once',
  },
  {
    pattern:
      /\b(?:ere|upon|lest|hence|thus|whence|wherein|therein|thereof|thereby|till|whilst|amongst|albeit|anew)\b/i,
    instead: 'the everyday word: "before", "on", "so", "again"',
    example: 'looked up anew',
  },
  {
    pattern: /^(?!.*\bneither\b).*\bnor\b/is,
    instead: '"and not"',
    example: 'is not read, nor written',
  },
  {
    pattern: /\bat the (?:least|most)\b/i,
    instead: '"at least", "at most"',
    example: 'two words at the least',
  },
  {
    pattern: /\bso many\b(?![^.]* that\b)/i,
    instead: 'name the number',
    example: 'waits so many seconds',
  },
  {
    pattern: /\bbut for\b|\b(?:nothing|none|all|any|everything|everybody) but\b/i,
    instead: '"only", "except"',
    example: 'prints nothing but the address',
  },
  {
    pattern: /\ball that\b|\bnothing of\b/i,
    instead: '"everything that", "does not know"',
    example: 'knows nothing of Koa',
  },
  {
    pattern: /\b(?:errs?|erred)\b/i,
    instead: '"is wrong", "makes a mistake"',
    example: 'a user who errs',
  },
  {
    pattern: /\b(?:an|another|the|its|every|first|no|wrong|right|same) answers?\b/i,
    instead: '"response"',
    example: 'the same answer',
  },
  {
    pattern: /\b(?:all the same|taken for(?! itself)|makes of|none of ours)\b/i,
    instead: 'the everyday words: "still", "treated as", "returns"',
    example: 'is stopped all the same',
  },
  {
    pattern: /\b\w+ and all\b(?=[.,;:]|$)/i,
    instead: '"with", "included"',
    example: 'connections and all',
  },
  {
    pattern: /\bof (?:the|a) (?:wrong|right|other) kind\b/i,
    instead: 'name the type: "not a string"',
    example: 'a value of the wrong kind',
  },
];

/** Words that the Chinese texts do not use, and the terms that they use. */
export const chinese: Construction[] = [
  { pattern: /文本/, instead: '字符串', example: '一段文本' },
  { pattern: /回答 ?\d{3}/, instead: '返回 401', example: '回答 401' },
  { pattern: /结论/, instead: '检查结果', example: '你的结论' },
  { pattern: /契约/, instead: '接口约定', example: '契约' },
  { pattern: /课文/, instead: '第 N 课', example: '课文' },
  { pattern: /陌生人/, instead: '不带令牌的客户端', example: '陌生人' },
  { pattern: /站得?不?住/, instead: '无效', example: '令牌站不住' },
  { pattern: /来问/, instead: '请求', example: '不带令牌来问' },
  { pattern: /楼层/, instead: '步', example: '五个楼层' },
  { pattern: /刹车/, instead: '速率限制', example: '刹车' },
];
