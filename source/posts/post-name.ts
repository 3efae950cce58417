const POST_NAME = /\.(?:md|markdown|mdown|mkd|mdx)$/i;

/** Whether a file's name is that of a post. */
export const isPostName = (name: string): boolean => POST_NAME.test(name);
