// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * Progress lines: what is being done, signs of life, and how long it took. They go to standard
 * error, so that the output of the command itself can be piped.
 *
 * @module
 */

const isTerminal = process.stderr.isTTY;

/** A terminal's line is redrawn; a log gets a new line, so less often. */
const heartbeatMilliseconds = isTerminal ? 500 : 10_000;

const titleWidth = 18;

/**
 * The progress line of a step.
 */
export class StepProgress {
  #title;
  #started = performance.now();
  #activity = '';
  #signOfLife = '';
  #heartbeat = setInterval(() => {
    this.#show();
  }, heartbeatMilliseconds);

  /** @param {string} title */
  constructor(title) {
    this.#title = title;
  }

  /**
   * Says what this step is about to do; shown at once.
   *
   * @param {string} activity
   */
  announce(activity) {
    this.#activity = activity;
    this.#signOfLife = '';
    this.#show();
  }

  /**
   * Takes note of a sign of life, such as a line of a command's output; shown at the next heartbeat.
   *
   * @param {string} line
   */
  update(line) {
    if (line.trim() !== '') this.#signOfLife = line.trim();
  }

  /** @param {string} outcome what the step did, in a few words */
  finish(outcome) {
    this.stop();
    const seconds = this.#seconds().toFixed(1);
    process.stderr.write(`  ${this.#title.padEnd(titleWidth)} ${outcome} (${seconds} s)\n`);
  }

  /** Ends the heartbeat and clears a terminal's line. */
  stop() {
    clearInterval(this.#heartbeat);
    if (isTerminal) process.stderr.write('\r\x1b[K');
  }

  #seconds() {
    return (performance.now() - this.#started) / 1000;
  }

  #show() {
    const doing = [this.#activity, this.#signOfLife].filter((text) => text !== '').join(': ');
    const text = `  ${this.#title.padEnd(titleWidth)} … ${this.#seconds().toFixed(0)} s  ${doing}`;
    if (isTerminal) process.stderr.write(`\r\x1b[K${text.slice(0, process.stderr.columns - 1)}`);
    else process.stderr.write(`${text.slice(0, 160)}\n`);
  }
}

/**
 * Does one step, with a line that shows its progress and then its outcome.
 *
 * @param {string} title
 * @param {(progress: StepProgress) => Promise<string>} work returns its outcome in a few words
 */
export async function step(title, work) {
  const progress = new StepProgress(title);
  try {
    progress.finish(await work(progress));
  } finally {
    progress.stop();
  }
}
