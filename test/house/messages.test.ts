// SPDX-License-Identifier: Apache-2.0
/** The messages for users: a change of wording is in the diff of a file. */
import t from 'tap';
import { compareWithSnapshot } from '../support/snapshot.js';
import { messages, messagesFile } from './messages.js';

t.test('the messages of the sources are those in messages.txt', (t) => {
  compareWithSnapshot(t, messagesFile, messages(), '; documents and tests may quote the old text');
  t.end();
});
