# The bench of pages.
help-bench-pages =
    Measure how soon pages are painted: every page that each role can reach in the full demo city, and the timetable of a city-month; limits stand beside the figures, and with one exceeded the exit status is 1.

    Painted by Chromium (program and dependency group browser), with nothing kept from before; without it only the service's answers are measured, and the output says so.

    Example: onevisit bench pages -o bench
help-bench-pages-visits = Visits of the city-month on its timetable.
help-bench-pages-loads = How often each page is loaded; medians are shown.
help-bench-pages-browser = The program of Chromium.
bench-pages-step-city = Making the demo city…
bench-pages-step-month = Publishing a city-month…
bench-pages-step-walk = Asking for the pages of every role…
bench-pages-step-paint = Painting them…
bench-pages-step-no-browser = No browser: pages are not painted.
bench-pages = Pages
bench-pages-column-page = Page
bench-pages-column-role = Seen by
bench-pages-column-painted = First paint (s)
bench-pages-column-limit = Limit
bench-pages-column-kept = Within
bench-pages-column-answer = Answer (s)
bench-pages-column-processor = Processor (s)
bench-pages-column-size = Size (kB)
bench-pages-not-painted = First paint was NOT measured: there is no Chromium at { $browser }, or Playwright is missing (uv run --group browser). Only what the service needs for its answers is told.
bench-pages-late = { $late } of { $pages } pages over their limit.
bench-pages-unreached = Not measured, because nobody came to them: { $pages }. They are files, streams and parts that pages ask for, or are about what this city has none of.
bench-pages-note = First paint is the browser's own first-contentful-paint with an empty cache. Answer is the time until all of a page is there, processor what the service alone used for it: other load on the machine shows in times, not there. Timetable (week) and (month): until visits are shown, of a day 14 and five at most and how many more there are. Limits are those of the default sizes.
