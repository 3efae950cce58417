import {findLinked} from '../posts/linked.ts';
import {findSite} from '../posts/site.ts';
import type {Book} from '../render/book.ts';
import type {Reference} from '../render/flow.ts';
import type {Place} from '../state/place.ts';
import {findAnchor} from '../state/words.ts';
import {handOver} from '../terminal/hand-over.ts';
import {leaveKeyboard} from '../terminal/lending.ts';
import {openLink} from '../terminal/open-link.ts';
import type {Use} from '../terminal/stage.ts';
import {readableUrl, sanitizeField} from '../text/sanitize.ts';
import type {Talking} from './context.ts';

/** Where a link leads: a place of the same article, another post, or out of the program, of which `message` tells. */
export type Followed =
	| {readonly kind: 'place'; readonly place: Place}
	| {readonly kind: 'post'; readonly path: string}
	| {readonly kind: 'out'; readonly message: string};

export async function followReference({link, ref}: Reference, book: Book, context: Talking): Promise<Followed> {
	if (link !== null) return open(link, context);
	if (ref === null) return {kind: 'out', message: 'This image is not found.'};
	if (ref.startsWith('#')) {
		const place = findAnchor(book, ref.slice(1), book.count);
		return place === null ? missing(ref) : {kind: 'place', place};
	}
	const {path} = book.article.post;
	const target = findLinked(ref, path);
	if (target?.kind === 'post') return {kind: 'post', path: target.path};
	const place = findSite(path, null).locate(ref);
	const address = place?.startsWith('file:') ? place : (target?.link ?? place);
	return address ? open(address, context) : missing(ref);
}

const missing = (ref: string): Followed => ({kind: 'out', message: `There is no ${sanitizeField(ref)} here.`});

async function open(link: string, {env, keyboard}: Talking): Promise<Followed> {
	const opened = await openLink(link, env);
	const done: Followed = {kind: 'out', message: `Opened ${readableUrl(link)}`};
	if (opened.kind === 'failed') {
		// There is no key that copies here; the address can be read and copied from the line.
		return {kind: 'out', message: `${opened.message.replace(/; y copies.*$/, '')}: ${readableUrl(link)}`};
	}
	if (opened.kind === 'opened') return done;
	const lend = async <Result>(use: Use<Result>): Promise<Result> => {
		const takeKeyboard = leaveKeyboard(keyboard);
		try {
			return await use(() => {});
		} finally {
			await takeKeyboard();
		}
	};
	const message = await handOver({lend}, opened.command, env);
	return message === null ? done : {kind: 'out', message};
}
