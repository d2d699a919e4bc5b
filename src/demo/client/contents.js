/** A heading counts as reached at this distance from the top of the window, in pixels. */
const line = 96;

const $links = $('.contents a');
const headings = $links
  .get()
  .map((link) =>
    document.getElementById(decodeURIComponent(`${link.getAttribute('href')}`.slice(1))),
  );

let waiting = false;

/** Marks the section that is read, and those before it. */
function mark() {
  waiting = false;
  const reached = headings.map(
    (heading) => heading !== null && heading.getBoundingClientRect().top < line,
  );
  const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
  const current = atEnd && scrollY > 0 ? headings.length - 1 : reached.lastIndexOf(true);
  $links.each((index, link) => {
    $(link).toggleClass('read', index < current);
    if (index === current) $(link).attr('aria-current', 'location');
    else $(link).removeAttr('aria-current');
  });
  keepInView($links[current]);
}

/**
 * A long table of contents scrolls along inside itself. The page does not move.
 *
 * @param {HTMLElement | undefined} link
 */
function keepInView(link) {
  const box = link?.closest('nav');
  if (link === undefined || !box || box.scrollHeight <= box.clientHeight) return;
  const top = link.getBoundingClientRect().top - box.getBoundingClientRect().top;
  if (top < 0 || top > box.clientHeight - 40) box.scrollTop += top - box.clientHeight / 2;
}

function markSoon() {
  if (!waiting) requestAnimationFrame(mark);
  waiting = true;
}

if (headings.length > 0) {
  $(window).on('scroll resize', markSoon);
  mark();
}
