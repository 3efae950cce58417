// What stands behind a number and a blank: signs and units as the SI brochure (5.4), the IEC and trade write them, signs
// and codes of currencies, parts of the day, eras, and words for powers of ten.
const UNITS = [
	'[nµcmkMG]?m[²³]?|ha|[µmk]?g|t|lbs?|oz|[mc]?l|L|ft|mi|mph|km/h|kph|m/s|kn',
	'[nµm]?s|min|hrs?|h|[kMG]?Hz|[kMG]?Wh?|[mk]?[VA]|[kM]?Pa|[kM]?J|kcal|K|dB|°[CF]?|º[CF]?|[%‰]',
	'[kKMGTP]i?B|[kMG]b|[kMG]?bit|[kMG]?bps|px|pt|r?em|dpi|fps',
	'\\p{Sc}|[A-Z]{3}|kr|zł|Kč|Ft|лв|руб',
	'[ap]\\.?m\\.?|[AP]M|BCE?|CE|AD',
	'thousand|[mbtr]illion|bn|tn|millions?|milliards?|millones|Mill(?:ion|iard)en|Mio|Mrd|тыс|млн|млрд|трлн',
	'[смк]?м[²³]?|к?г|т|л|ч|мин|сек?|гг?|вв?|года?|лет',
].join('|');
const UNIT = new RegExp(`^(?:${UNITS})(?![\\p{L}\\p{N}])`, 'u');
const THOUSANDS = /^\d{3}(?!\d)/;

/** What is read as one with the number behind it: signs of currencies, names in capitals, words for the parts of a book. */
const BEFORE_NUMBER =
	/(?:^|[\s([])(?:[+\-−~≈±<>=]?\p{Sc}|\p{Lu}{1,3}\p{Sc}|[A-Z]{2,4}|[§№#]|N[ro]s?\.|nr\.|N[º°]|pp?\.|[Vv]ol\.|[Ff]igs?\.|ch\.|art\.|ca?\.|стр\.|гл\.|рис\.|č\.|S\.)$/u;

const DAY = /(?:^|\D)[0-3]?\d(?:st|nd|rd|th|er|[.º])?$/;
const MONTH =
	/^(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?!\p{L})/u;
/** The name of a month, in whatever language, where a year stands behind it. */
const MONTH_AND_YEAR = /^\p{L}[\p{L}\p{M}]{2,}\.?,? \d{4}(?!\d)/u;

/**
 * Whether a line that broke between two texts would part a number from what it counts or is counted by (`58 km`, `£ 500`,
 * `No. 5`), a day from its month, or the thousands of a number.
 */
export function partsAmount(left: string, right: string): boolean {
	if (/\p{Nd}$/u.test(left)) {
		if (UNIT.test(right) || (THOUSANDS.test(right) && /(?:^|\D)\d{1,3}$/.test(left))) return true;
	} else if (/^\p{Nd}/u.test(right)) {
		return BEFORE_NUMBER.test(left);
	}
	return DAY.test(left) && (MONTH.test(right) || MONTH_AND_YEAR.test(right));
}
