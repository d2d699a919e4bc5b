import { showCountdown } from './countdown.js';

if ($('#work').attr('data-step') !== undefined) import('./workplace.js');

const $countdown = $('#countdown');
if ($countdown.length > 0) showCountdown($countdown, $('#try .outcome'));
