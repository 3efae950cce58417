/**
 * Films, posts and slides that a tag names by their id, with the address where each site shows them. The table holds
 * what the tags of Jekyll, Hugo, Hexo and MDX know.
 */
const EMBEDS: readonly (readonly [name: RegExp, site: string, address: string])[] = [
	[/youtube|^yt$/, 'YouTube', 'https://www.youtube.com/watch?v='],
	[/vimeo/, 'Vimeo', 'https://vimeo.com/'],
	[/^(?:github[_-]?)?gist/, 'Gist', 'https://gist.github.com/'],
	[/tweet|twitter|^x$/, 'Twitter', 'https://twitter.com/i/status/'],
	[/codepen/, 'CodePen', 'https://codepen.io/'],
	[/asciinema/, 'asciinema', 'https://asciinema.org/a/'],
	[/instagram/, 'Instagram', 'https://www.instagram.com/p/'],
	[/slideshare/, 'SlideShare', 'https://www.slideshare.net/slideshow/embed_code/'],
	[/speakerdeck/, 'Speaker Deck', 'https://speakerdeck.com/player/'],
	[/scribd/, 'Scribd', 'https://www.scribd.com/document/'],
	[/bilibili/, 'Bilibili', 'https://www.bilibili.com/video/'],
	[/jsfiddle/, 'JSFiddle', 'https://jsfiddle.net/'],
	[/codesandbox/, 'CodeSandbox', 'https://codesandbox.io/s/'],
];

export type Embed = {readonly site: string; readonly url: string};

/** Sites whose addresses name the owner too, or have them in the id. */
export const isOwned = (tagName: string): boolean => /gist|codepen|jsfiddle/i.test(tagName);

/**
 * The address for a tag's name and the words that say what it shows (an id, an owner and an id, or a whole address);
 * null where the site or the id is unknown.
 */
export function embedAddress(tagName: string, words: readonly string[]): Embed | null {
	const name = tagName.toLowerCase();
	const [, site, address] = EMBEDS.find(([pattern]) => pattern.test(name)) ?? [];
	if (site === undefined || address === undefined) return null;
	const full = words.find(word => /^(?:https?:)?\/\//.test(word));
	if (full !== undefined) return {site, url: full};
	const [first, second] = words.filter(word => /^[\w.@-]+(?:\/[\w.@-]+)*$/.test(word));
	if (first === undefined) return null;
	if (!isOwned(name) || second === undefined || first.includes('/')) return {site, url: address + first};
	return {site, url: [address + first, ...(name.includes('codepen') ? ['pen'] : []), second].join('/')};
}
