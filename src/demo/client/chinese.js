/** @type {Record<string, string>} What the scripts say, from English into Chinese. */
export const chinese = {};
