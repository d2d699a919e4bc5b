import { showCountdown } from './countdown.js';
import { showVerdict } from './verdict.js';

const events = $('#verdict-panel').attr('data-events');
if (events !== undefined) {
  new EventSource(events).addEventListener('message', ({ data }) => showVerdict(JSON.parse(data)));
}

const $countdown = $('#countdown');
if ($countdown.length > 0) showCountdown($countdown);
