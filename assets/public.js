// Two small comforts; every page works without them.
// Escape leaves quickly and takes the page's place in the history. A page that comes back out of the browser's memory is
// fetched anew, so that nothing typed shows again.
(() => {
  const leave = document.getElementById('leave');
  const hint = document.getElementById('leave-key');
  const print = document.getElementById('print');
  if (hint) hint.hidden = false;
  if (print) {
    print.hidden = false;
    print.addEventListener('click', () => window.print());
  }
  const go = (event) => {
    event.preventDefault();
    for (const form of document.forms) form.reset();
    document.body.hidden = true;
    window.location.replace(leave.href);
  };
  leave?.addEventListener('click', go);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing && leave) go(event);
  });
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) window.location.reload();
  });
})();
