import {type NoteKind, noteOfClasses} from '../site-tags/notes.ts';
import type {Attributes} from './words.ts';

/** The language of code by the class of its element: `language-js`, `brush: js`. */
export const languageOf = (attributes: Attributes): string | null =>
	attributes['data-lang'] ??
	attributes['data-language'] ??
	/(?:^|\s)(?:language-|lang-|brush: *)([\w+#-]{1,30})/.exec(attributes.class ?? attributes.classname ?? '')?.[1] ??
	null;

/** Where there is no `figcaption`, its class tells a caption; a box of that class may hold the image too. */
export const isCaption = (name: string, attributes: Attributes): boolean =>
	(name === 'p' && /(?:^|[\s-])caption(?:-text)?(?:\s|$)/.test(attributes.class ?? '')) ||
	(name === 'div' &&
		/(?:^|\s)(?:(?:image|img|figure|photo)-caption|(?:[\w-]*-)?caption-text)(?:\s|$)/.test(attributes.class ?? ''));

/** Elements that frame others, which may stand in blocks of HTML or of Markdown further down. */
export const BOX_TAGS: ReadonlySet<string> = new Set(['blockquote', 'div', 'aside', 'section']);

/** A box of a site's own that its class calls a note. */
export const noteBoxOf = (name: string, attributes: Attributes): NoteKind | null =>
	BOX_TAGS.has(name) || name === 'p' ? noteOfClasses(attributes.class ?? attributes.classname ?? '') : null;
