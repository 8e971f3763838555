# The bench of the service.
help-bench-service =
    Measure the service under load: an import, its start, pages of targets, and all inspectors' feeds polled while a planning run is going on; limits stand beside the figures.

    The load comes from a process of its own; where Radicale is installed (dependency group bench) it is set beside. Databases are made for it and dropped.

    Example: onevisit bench service --database both --postgres-url postgresql://user:password@host/postgres -o bench
help-bench-service-database = Database: sqlite, postgres, or both.
help-bench-service-postgres-url = A PostgreSQL server on which databases may be made; by default ONEVISIT_BENCH_POSTGRES_URL or TEST_DATABASE_URL.
help-bench-service-feeds = Inspectors with a feed, each polled every 15 minutes.
help-bench-service-targets = Targets in the database when pages are asked for.
help-bench-service-rows = Rows of the file that is imported.
help-bench-service-seconds = For how many seconds feeds are polled.
help-bench-service-queries = How often each kind of page is asked for.
help-bench-service-areas = Counties of the planning problem.
help-bench-service-run-targets = Targets in each county of the planning problem.
bench-service-running = Measuring ({ $database }): { $what }…
bench-service-step-import = import
bench-service-step-fill = more targets
bench-service-step-start = start
bench-service-step-pages = pages of targets
bench-service-step-publish = a plan published, feeds made
bench-service-step-feeds = feeds polled while planning goes on
bench-service-step-saturation = feeds polled as fast as answers come
bench-service = The service ({ $database })
bench-service-note = The time of a poll counts from when it was due, so a stall is not hidden; workers were planning meanwhile. Other load on the machine shows in the times: the ratio to Radicale says more then. Limits are those of the default sizes. Radicale answers every poll with everything (200).
bench-service-column-figure = Figure
bench-service-column-value = Measured
bench-service-column-limit = Limit
bench-service-column-kept = Within
bench-service-import = import of { $rows } targets
bench-service-import-processor = import of { $rows } targets, processor time (without the database's server)
bench-service-import-memory = import of { $rows } targets, peak memory
bench-service-start = start to first answer
bench-service-start-processor = processor time of the start
bench-service-idle-memory = memory when idle
bench-service-page = page of targets { $kind }, { $way }, p95
bench-service-kind-name = by name
bench-service-kind-code = by code
bench-service-kind-region = by region
bench-service-kind-name-region = by name and region
bench-service-kind-name-industry = by name and industry
bench-service-kind-code-name = by code and name
bench-service-kind-region-industry = by region and industry
bench-service-poll-statements = statements of a poll that finds nothing new
bench-service-poll-reading = of these, statements that read events or a calendar
bench-service-run-going-on = planning went on all the time (1: yes)
bench-service-poll = poll, { $server }, { $share } (answers { $statuses })
bench-service-poll-processor = processor time of a poll
bench-service-poll-beside = p99 to that of Radicale
bench-service-saturation = polls answered at most, { $server }
bench-service-refused = The service did not answer as expected ({ $statuses }); look into its log.
bench-service-no-run = No worker began to plan; try onevisit worker by itself.
bench-service-no-server = There is no PostgreSQL server: give --postgres-url, or measure --database sqlite only.
bench-service-sizes = --targets ({ $targets }) must be more than --rows ({ $rows }).
