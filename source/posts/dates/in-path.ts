import {dateFromGroups, type PostDate} from '../date.ts';

const MAX_PATH_LENGTH = 1000;

/** Other years than these are hardly ever dates: `1080-10-10-lines.md`. */
const YEAR = '(?<year>(?:19|20)\\d\\d)';
const NAME_DATES: readonly RegExp[] = [
	new RegExp(`^${YEAR}([-_.])(?<month>\\d{1,2})\\2(?<day>\\d{1,2})(?!\\d)`),
	new RegExp(`^${YEAR}(?<month>\\d\\d)(?<day>\\d\\d)(?:\\d{4}|\\d{6})?(?!\\d)`),
	new RegExp(`^${YEAR} ?[年년] ?(?<month>\\d{1,2}) ?[月월] ?(?<day>\\d{1,2}) ?[日일]`),
	// At the end of a name nothing shorter is sure to be one.
	new RegExp(`(?<=[-_. ])${YEAR}-(?<month>\\d\\d)-(?<day>\\d\\d)(?=(?:\\.[a-z]{2,8})?$)`, 'i'),
];
const FOLDER_DATE = new RegExp(`(?:^|/)${YEAR}/(?<month>\\d{1,2})[/-](?<day>\\d{1,2})(?![\\d])[^/]*(?:/[^/]*){0,2}$`);

/**
 * The date in a post's path: that of the file's name, else of its folder's, else of three folders in a row
 * (`2019-05-04-name.md`, `20190504-name.md`, `name-2019-05-04.md`, `2019-05-04-name/index.md`,
 * `2019/05/04/name.md`, `2019/05/04/name/index.md`).
 */
export function dateFromPath(path: string): PostDate | null {
	const names = path.slice(-MAX_PATH_LENGTH).replaceAll('\\', '/');
	const [file = '', folder = ''] = names.split('/').reverse();
	for (const name of [file, folder]) {
		for (const form of NAME_DATES) {
			const date = dateFromGroups(form.exec(name)?.groups ?? {});
			if (date !== null) return date;
		}
	}
	return dateFromGroups(FOLDER_DATE.exec(names)?.groups ?? {});
}
