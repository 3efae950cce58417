/** What the names of posts end in, in any case. */
export const postEndings = ['md', 'markdown', 'mdown', 'mkd', 'mdx'] as const;

const POST_NAME = new RegExp(`\\.(?:${postEndings.join('|')})$`, 'i');

/** Whether a file's name is that of a post. */
export const isPostName = (name: string): boolean => POST_NAME.test(name);
