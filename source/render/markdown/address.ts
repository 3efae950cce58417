import {decodeHTML} from 'entities';
import {readableUrl, safeUrl, sanitizeField} from '../../text/sanitize.ts';
import {hostOf} from '../links.ts';
import {dropForged, replaceTags} from '../site-tags/mask.ts';
import {addressOf} from '../site-tags/meaning.ts';
import {unmaskCensored} from './censored.ts';

/** An address as it was written: entities decoded, masks taken off. */
export const cleanUrl = (href: string): string => decodeHTML(unmaskCensored(plainAddress(href)));

/** An address with the tags in it as the addresses that they stand for. */
export const plainAddress = (href: string): string => dropForged(replaceTags(href, addressOf));

/** Where a link leads: `link` to what a browser opens, `ref` to a place in this article or in another post. */
export type Target = {readonly link?: string; readonly ref?: string};

const LONGEST_REF = 1000;
// Browsers take `/\\` for `//`, and would leave the site.
const SCHEME = /^(?:[a-z][a-z\d+.-]*:|\/[/\\]|\\)/i;

/** An address as a parser gives it -> where it leads; nowhere for `javascript:` and its like. */
export function linkOf(href: string): Target {
	// Without either there is no host, and to have that found out by the URL parser takes long.
	const link = /:|^\s*\/\//.test(href) ? safeUrl(href) : null;
	if (link !== null) return {link};
	const ref = sanitizeField(href).slice(0, LONGEST_REF);
	// A template that is left knows its address, and nobody else.
	return ref === '' || SCHEME.test(ref) || /\{[{%]/.test(ref) ? {} : {ref};
}

const MEDIA: Readonly<Record<string, string>> = {audio: 'Audio', video: 'Video', source: 'Video'};
const FILMS = /(?:^|\.)(?:youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com|dailymotion\.com|bilibili\.com|twitch\.tv)$/;
const SOUND = /\.(?:aac|flac|m4a|mp3|oga|ogg|opus|wav)(?:[?#]|$)/i;
const FILM = /\.(?:avi|m4v|mkv|mov|mp4|mpe?g|ogv|webm)(?:[?#]|$)/i;

/** What to call something to watch or hear: its title; else its kind, and the host or the file. */
export function mediaName(element: string, src: string, title: string): string {
	const named = sanitizeField(title);
	if (named !== '') return named;
	const host = hostOf(src) ?? '';
	const isFilm = FILM.test(src) || (FILMS.test(host) && !MEDIA[element]);
	const kind = SOUND.test(src) ? 'Audio' : isFilm ? 'Video' : MEDIA[element];
	const place = host === '' ? readableUrl(src) : host;
	return kind === undefined ? place : `${kind}: ${place}`;
}
