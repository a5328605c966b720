// What a script adds to the article page. Without it, each note stands beside the end of its quote, "evidence" is a link
// to the quote's own page, and the words to copy are selected by hand.

const text = document.querySelector('.text');

// Each note begins beside the first line of its quote, or below the note before it where there is no room.
function placeNotes() {
  const notes = [...text.querySelectorAll('.note')];
  const beside = getComputedStyle(text).getPropertyValue('--notes') === 'beside';
  text.classList.toggle('placed', beside);
  if (!beside) {
    notes.forEach(note => note.style.removeProperty('top'));
    text.style.removeProperty('min-height');
    return;
  }
  // Measure everything before moving anything, so that the browser lays out the page once.
  const origin = text.getBoundingClientRect().top;
  const placed = notes
    .map(note => ({ note, wanted: firstLine(note) - origin - parseFloat(getComputedStyle(note).lineHeight) / 2, height: note.offsetHeight }))
    .sort((one, other) => one.wanted - other.wanted);
  let free = 0;
  for (const place of placed) {
    const top = Math.max(place.wanted, free);
    place.note.style.top = `${top.toFixed(1)}px`;
    free = top + place.height + 8;
  }
  text.style.minHeight = `${free.toFixed(1)}px`;
}

// The middle of the first line of a note's quote, in the window.
function firstLine(note) {
  const quote = note.matches('blockquote > .note')
    ? note.nextElementSibling
    : document.getElementById(note.dataset.quote) ?? note.previousElementSibling;
  const words = document.createTreeWalker(quote, NodeFilter.SHOW_TEXT).nextNode();
  const range = document.createRange();
  range.setStart(words, 0);
  range.setEnd(words, 1);
  const line = range.getBoundingClientRect();
  return (line.top + line.bottom) / 2;
}

// Pointing at a source, in the margin, the legend or the list, highlights all its passages.
const sources = '.note, .legend > li, .jumps > li, .names > li, .strip > a';

function lightUp(event) {
  const source = event.target.closest?.(sources)?.dataset.source;
  for (const lit of document.querySelectorAll('.lit'))
    if (lit.dataset.source !== source) lit.classList.remove('lit');
  if (source)
    for (const same of document.querySelectorAll(`[data-source="${source}"]`)) same.classList.add('lit');
  document.querySelector('.strip')?.classList.toggle('some-lit', Boolean(source));
}

// "Evidence" opens the quote's card beside it; where that fails, the browser follows the link.
async function openCard(event) {
  const why = event.target.closest('a.why');
  if (!why || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !('popover' in why)) return;
  event.preventDefault();
  try {
    const answer = await fetch(why.href);
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    show(page.querySelector('.card'), why);
  } catch {
    location.href = why.href;
  }
}

function show(card, why) {
  card.popover = 'auto';
  card.tabIndex = -1;
  card.setAttribute('role', 'dialog');
  card.setAttribute('aria-label', 'Evidence for this source');
  card.querySelector('.words').remove();
  addCopyButtons(card);
  document.querySelector('main').append(card);
  card.addEventListener('toggle', change => {
    if (change.newState === 'open') return;
    if (!document.activeElement || card.contains(document.activeElement) || document.activeElement === document.body) why.focus();
    card.remove();
  });
  card.showPopover();
  const beside = why.getBoundingClientRect();
  const below = beside.bottom + card.offsetHeight + 16 < innerHeight || beside.top < card.offsetHeight + 16;
  card.style.top = `${scrollY + (below ? beside.bottom + 8 : beside.top - card.offsetHeight - 8)}px`;
  card.style.left = `${scrollX + Math.max(8, Math.min(beside.left - 24, document.documentElement.clientWidth - card.offsetWidth - 8))}px`;
  card.focus();
}

function addCopyButtons(card) {
  const copies = card.querySelector('.copies');
  const row = document.createElement('p');
  row.className = 'copy-row';
  row.append('Copy as ');
  const said = document.createElement('span');
  said.setAttribute('role', 'status');
  for (const form of copies.querySelectorAll('details')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button plain small';
    button.textContent = form.querySelector('summary').textContent;
    button.addEventListener('click', async () => {
      said.textContent = await copy(form) ? `Copied as ${button.textContent}` : 'Copy the selected text';
    });
    row.append(button, ' ');
  }
  row.append(said);
  copies.prepend(row);
  copies.classList.add('scripted');
}

async function copy(form) {
  const words = form.querySelector('textarea');
  try {
    // The clipboard works only over https and on localhost; elsewhere the words are shown, selected.
    await navigator.clipboard.writeText(words.value);
    return true;
  } catch {
    form.open = true;
    form.classList.add('needed');
    words.focus();
    words.select();
    return false;
  }
}

// The notes are not the article's words: whoever copies a passage gets it without them.
function copyWithoutNotes(event) {
  const selection = getSelection();
  if (selection.isCollapsed || event.target.closest?.('textarea, input')) return;
  const words = document.createElement('div');
  words.className = 'copied';
  for (let at = 0; at < selection.rangeCount; at++)
    words.append(selection.getRangeAt(at).cloneContents());
  if (!words.querySelector('.note')) return;
  words.querySelectorAll('.note, [hidden], script').forEach(left => left.remove());
  // Only what is laid out has its paragraphs apart as text, and its links know their whole addresses.
  document.body.append(words);
  for (const element of words.querySelectorAll('*')) {
    const address = element.href;
    for (const { name } of [...element.attributes]) element.removeAttribute(name);
    if (typeof address === 'string') element.href = address;
  }
  event.clipboardData.setData('text/plain', words.innerText.trim());
  event.clipboardData.setData('text/html', words.innerHTML.trim());
  words.remove();
  event.preventDefault();
}

// A browser that cannot search for the words in the address goes to the quote's id instead.
if (location.hash.includes(':~:'))
  location.replace(location.hash.split(':~:')[0]);

if (text) {
  placeNotes();
  new ResizeObserver(placeNotes).observe(text);
  document.fonts.ready.then(placeNotes);
  document.querySelector('#lens')?.addEventListener('change', placeNotes);
  document.addEventListener('pointerover', lightUp);
  document.addEventListener('focusin', lightUp);
  document.addEventListener('click', openCard);
  document.addEventListener('copy', copyWithoutNotes);
} else {
  document.querySelectorAll('.card').forEach(addCopyButtons);
}
