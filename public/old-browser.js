/* Written in the language of 2009 on purpose: it speaks to browsers that know nothing newer. */
(function () {
  var known = 'noModule' in document.createElement('script');
  // Chrome 85, Firefox 77, Safari 13.1: from about here on quizzes and stories run.
  if (known && String.prototype.replaceAll) return;
  var banner = document.getElementById('old-browser');
  if (banner) banner.removeAttribute('hidden');
})();
