import xterm from '@xterm/headless';

/** What the model of a terminal counts by. */
type Core = {readonly _core: {readonly unicodeService: {readonly getStringCellWidth: (text: string) => number}}};
const {unicodeService} = (new xterm.Terminal({allowProposedApi: true}) as unknown as Core)._core;

/**
 * Cells that a terminal takes for a text, each character counted by itself, as most terminals do: another way than the
 * program's own. Left out is what terminals disagree about, or know by their age: clusters of emoji and flags count as
 * two, marks and unassigned characters as nothing.
 */
export function cellsOf(text: string): number {
	return unicodeService.getStringCellWidth(text.replace(CLUSTER, 'oo').replace(YOUNG, ''));
}

const CLUSTER =
	/\p{RI}{2}|[0-9#*]\ufe0f?\u20e3|\p{Extended_Pictographic}(?:[\ufe0f\p{EMod}][\u{e0020}-\u{e007f}\p{EMod}]*(?:\u200d\p{Extended_Pictographic}[\ufe0f\p{EMod}]*)*|(?:\u200d\p{Extended_Pictographic}[\ufe0f\p{EMod}]*)+|[\u{e0020}-\u{e007f}]+)/gu;
const YOUNG = /[\p{Mn}\p{Me}\p{Cf}\p{Cn}\ud7b0-\ud7ff]/gu;
