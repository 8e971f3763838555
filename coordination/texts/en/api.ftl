# The interface document: the name of every operation.
api-title = One Visit
api-description = Everything the service does. Errors come as RFC 9457 problems with a stable code; ?lang=en gives English.
api-static = Files of pages
api-health-live = The process runs
api-health-ready = It can work
api-problem-type = What a problem means
api-log-in = Log in
api-log-out = Log out
api-me = Who am I
