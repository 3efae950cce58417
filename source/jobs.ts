import {guessDates, readHeads} from './posts/heads.ts';
import {searchFiles} from './posts/search/files.ts';

/** What can be done on another thread: plain data in, plain data out. */
export const jobs = {guessDates, readHeads, searchFiles};

export type Jobs = typeof jobs;
export type JobName = keyof Jobs;
