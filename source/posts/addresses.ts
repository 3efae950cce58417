import {safeUrl} from '../text/sanitize.ts';

/** A part of an address without its escapes (`%20`); as it is where a percent sign stands for itself. */
export function decodeEscapes(written: string): string {
	try {
		return decodeURIComponent(written);
	} catch {
		return written;
	}
}

/** The name of a place that an address ends in, without its `#`; none, an empty one. */
export const hashOf = (address: string): string => /#(.*)$/s.exec(address)?.[1] ?? '';

/** What a reference leads to from an address of the web; null where that is nothing to open. */
export function resolveUrl(reference: string, base: string): string | null {
	try {
		return safeUrl(new URL(reference, base).href);
	} catch {
		return null;
	}
}
