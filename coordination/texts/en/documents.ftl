# Documents: words, judging of templates, issuing and verifying. What is printed is Chinese; these are for the screen.
document-method-on-site = on site
document-method-written = written
document-method-network = network monitoring
document-method-testing = testing
document-signature-signed = signed and sealed
document-signature-refused = refused to sign
document-signature-absent = nobody signed
document-kind-routine = routine
document-kind-special = special
document-draw-type-directed = directed
document-draw-type-undirected = undirected
document-decision-upheld = result upheld
document-decision-corrected = result corrected
document-end-inspected = inspected
document-end-direct = closed directly
document-end-adopted = conclusion adopted
document-closing-unreachable = cannot be reached at the registered address
document-closing-serious-non-cooperation = serious non-cooperation
document-closing-deregistered = deregistered
document-closing-registration-revoked = registration revoked
document-closing-licence-revoked = licence revoked
document-closing-closed = closed
document-closing-in-liquidation = in liquidation
document-decline-post-change = change of post
document-decline-work-conflict = other work
document-decline-health = health
document-decline-other-special = other special reason
document-decline-recusal = interest in the inspected party, recusal
document-remedy-reconsideration = administrative reconsideration
document-remedy-litigation = administrative litigation
document-fee-none = No fee is taken for this inspection, unless laws or regulations expressly say so.
document-fee-by-law = Where a fee is taken, the inspectors show the law or regulation that expressly says so.
document-integrity-undisturbed = Inspectors do not hinder normal operation, neither ask for nor accept gifts or other favours, seek no other gain, name no agency to be used, take no unlawful fee, and set no quota of inspections nor tie assessments or expected fines to them; they keep business secrets and privacy; whoever abuses the office is dealt with by law.
document-integrity-plain = Inspectors neither ask for nor accept gifts or other favours; they keep business secrets and privacy; whoever abuses the office is dealt with by law.
document-piece-task = task
document-piece-trace = whole-process record
document-piece-record = record
document-piece-result = result
document-piece-objection = objection
document-piece-publication = publication
document-piece-follow-up = follow-up
document-piece-evidence = evidence
document-piece-document = document
document-piece-document-with-contacts = document
document-indicator-cx-a01 = Organisation
document-indicator-cx-a02 = Publicity
document-indicator-cx-a03 = Training
document-indicator-cx-a04 = Funds
document-indicator-cx-a05 = Register of market entities
document-indicator-cx-a06 = Register of inspectors
document-indicator-cx-a07 = Item list
document-indicator-cx-a08 = Annual plan made and published
document-indicator-cx-a09 = Work rules
document-indicator-cx-a10 = Inspections as planned
document-indicator-cx-a11 = Joint inspections
document-indicator-cx-a12 = Published in time
document-indicator-cx-a13 = Findings handed on
document-indicator-cx-a14 = Special campaigns
document-office = Joint-meeting office
document-form-unknown = There is no form "{ $form }"; `onevisit document forms` lists them all.
document-not-found = No document has the number "{ $number }" and this code; compare them with the paper letter by letter. If they still differ, the paper was not issued here.
document-file-unknown = No such file was issued here; see that it was downloaded whole. A file with one byte changed is another one.
document-subject-unknown = "{ $subject }" has no part "{ $detail }"; give the code of a department, the number of a finding or of a certificate, and nothing for a document of the whole task.
document-year-unreadable = "{ $subject }" is no year; give four digits, such as 2026.
document-too-many = 1 to { $most } documents are issued at once; issue them in several goes.
document-not-staffed = "{ $form }" cannot be issued yet: task { $subject } has no officers.
document-not-coded = "{ $form }" cannot be issued yet: task { $subject } has no check code.
document-not-ended = "{ $form }" cannot be issued yet: the inspection of task { $subject } has not ended.
document-not-to-rectify = "{ $form }" cannot be issued: task { $subject } records nothing to be put right.
document-not-unsigned = "{ $form }" cannot be issued: task { $subject } does not record that nobody signed.
document-not-with-sheet = "{ $form }" cannot be issued: task { $subject } has no item of precursor chemicals, or nobody is assigned yet.
document-not-reported = "{ $form }" cannot be issued yet: the result of task { $subject } is not reported.
document-not-published = "{ $form }" cannot be issued yet: the result of task { $subject } is not published.
document-not-circulated = "{ $form }" cannot be issued: the result of task { $subject } is not circulated to anybody.
document-not-any = "{ $form }" cannot be issued: there is no objection in task { $subject }.
document-not-decided = "{ $form }" cannot be issued yet: the objection in task { $subject } is not decided.
document-not-answered = "{ $form }" cannot be issued yet: the objection in task { $subject } is not answered.
document-not-handed-on = "{ $form }" cannot be issued: this finding was not handed on to another body.
document-not-criminal = "{ $form }" cannot be issued: this finding is no criminal referral.
document-not-declined = "{ $form }" cannot be issued: this officer has not declined.
document-not-recused = "{ $form }" cannot be issued: this officer has not declared a recusal.
document-not-bound = "{ $form }" cannot be issued yet: the file of task { $subject } is not bound.
document-not-announced = "{ $form }" cannot be issued yet: the draw of "{ $subject }" is not announced.
document-not-drawn = "{ $form }" cannot be issued yet: "{ $subject }" is not drawn.
document-not-filed = "{ $form }" cannot be issued yet: the plan of { $subject } is not filed.
document-not-in-pack = "{ $form }" cannot be issued: the pack of batch { $batch } wants no notice before the inspection, and one would tell who is inspected.
document-of-lead-department = Documents of batch { $batch } are issued by its lead department { $department } or the office.
document-batch-without-tasks = "{ $form }" cannot be issued yet: batch { $batch } has no tasks; publish the plan and take it over first.
document-batch-unknown = There are no tasks of batch "{ $batch }", or none with a part of your department; check its id.
document-batch-forms = For a whole batch choose among these forms: { $known }.
document-process-ended = The process that sets pages was ended; try again.
document-with-contacts = Document { $number } shows contacts of the inspected party, which your role may not see.
template-refused = The template of "{ $form }" has { COUNTED($count, "fault", "faults") } and was not taken:
template-unreadable = This is no usable Word file (.docx, at most 4 MB); save it in Word as "Word document (*.docx)" and try again.
template-part-unreadable = { $place }: this part is damaged; open it in Word and save it again.
template-macro = { $place }: holds a macro, a control or an embedded object; delete it and save as .docx without macros.
template-entity = { $place }: declares entities; save it again in Word.
template-external = { $place }: refers to "{ $target }" outside the file; embed it, or detach the template it is linked to.
template-field = { $place }: holds the field "{ $field }"; page numbers alone are allowed (PAGE, NUMPAGES), make others text.
template-syntax = { $place }: a placeholder is not written right ({ $error }); compare with the template there was. Loops and conditions come in pairs.
template-formula = { $place }: computes or calls something ({ $line }); a template fills in, repeats and leaves out, and computes nothing.
template-placeholder-unknown = { $place }: there is no placeholder "{ $name }"; `onevisit document placeholders` lists them.
template-placeholder-misused = { $place }: the placeholder "{ $name }" is used wrongly; what there is many of is repeated by `for`, the rest stands by itself.
template-holds-object = { $place }: holds an embedded object, which a PDF would not show; delete it.
template-holds-picture = { $place }: holds a picture of an old kind, which a PDF would not show; insert it in line with text.
template-holds-text-box = { $place }: holds a text box, which a PDF would not show; make it a paragraph or a table.
template-holds-list = { $place }: numbers paragraphs automatically, which a PDF would not show; write the numbers.
template-holds-footnote = { $place }: holds a footnote, which a PDF would not show; put it into the text.
template-holds-change = { $place }: holds tracked changes; accept or reject them all.
template-holds-formula = { $place }: holds a formula, which a PDF would not show; delete it.
template-holds-floating = { $place }: holds something that floats, which a PDF would not show; set it in line with text.
template-holds-nested-table = { $place }: holds a table in a table, which a PDF would not show; merge cells instead.
template-unprintable = { $place }: cannot be set when filled ({ $error }); see that loops enclose whole rows and pictures are PNG or JPEG.
document-scope-task = task
document-scope-part = task and department
document-scope-objection = task and department (objection)
document-scope-finding = task and number of the finding
document-scope-statement = task and certificate number
document-scope-file = task (file)
document-scope-batch = batch
document-scope-plan = year
document-scope-draw = campaign
document-scope-year = year
document-scope-assessment = year and department
document-column-form = Form
document-column-title = Title
document-column-mark = Mark
document-column-scope = Issued for
document-column-number = Number
document-column-name = Of
document-column-issuer = Issuer
document-column-issued = Issued
document-issued = Issued { $number } "{ $title }", code { $code }, written to { $file }
document-written = Document { $number } written to { $file }
document-batch-written = Documents of batch { $batch } written to { $file }
document-genuine = It was issued here; compare it with the paper at hand, line by line.
document-superseded = It was issued here, and { $by } has taken its place since.
document-template-written = Template of "{ $form }" written to { $file }; edit it in Word, then `check` and `set`.
document-template-sound = The template of "{ $form }" can be used.
document-template-set = The template of "{ $form }" is in use; what was issued before stays as it is.
document-template-back = "{ $form }" has the program's own template again.
document-output-kind = The file "{ $file }" should end in .docx or .pdf.
help-document =
    Documents: approval forms, notices, records, receipts and so on, as Word files and PDF.

    Example: onevisit document forms
help-document-forms =
    Lists the forms, and what each is issued for.

    Example: onevisit document forms
help-document-placeholders =
    Lists what the template of a form may name.

    Example: onevisit document placeholders joint_notice
help-document-issue =
    Issues a document; where nothing has changed, it is the one there is already.

    Example: onevisit document issue approval_form 2026Q2-00001 AMR -o approval.docx
help-document-batch =
    Issues the documents of a batch into one zip: a Word file each, and one PDF a form to be printed at once.

    Example: onevisit document batch 2026-AMR-01 -o batch.zip
help-document-batch-form = This form only; may be given several times. All by default.
help-document-list =
    Lists issued documents.

    Example: onevisit document list --subject 2026Q2-00001
help-document-list-subject = Of this task, batch, campaign or year only.
help-document-list-form = Of this form only.
help-document-show =
    Takes out an issued document.

    Example: onevisit document show LT-2026Q2-00001-1 -o notice.pdf
help-document-verify =
    Verifies a document by its number and code, or a file.

    Example: onevisit document verify LT-2026Q2-00001-1 1a2b-3c4d-5e6f
help-document-url = Where the public reaches this service, for QR codes and verification.
help-document-account = Issues as this account; needed for what a department answers for (orders, transfers, publication, objections).
help-document-output = The file to write, .docx or .pdf (.zip for a batch).
help-document-sample = Writes a sample filled with placeholders as PDF.
help-document-template =
    Templates: taken out, checked, replaced, restored.

    Example: onevisit document template show joint_notice -o notice.docx
help-document-template-show =
    Takes out the template in use.

    Example: onevisit document template show joint_notice -o notice.docx
help-document-template-check =
    Judges a template with all its faults, and changes nothing.

    Example: onevisit document template check joint_notice notice.docx -o sample.pdf
help-document-template-set =
    Puts a template of your own in place; one with faults is not taken.

    Example: onevisit document template set joint_notice notice.docx
help-document-template-reset =
    Puts the program's own template back.

    Example: onevisit document template reset joint_notice
api-document-forms = Forms of documents
api-documents = Issued documents
api-documents-issue = Issue documents
api-document-word = A document as Word file
api-document-pdf = A document as PDF
api-documents-batch = The documents of a batch
api-document-template = Template of a form
api-document-template-trial = Judge a template
api-document-template-replace = Replace a template
api-document-template-restore = Put the program's template back
api-public-document = Verify a number and code
api-public-document-file = Verify a file
audit-action-document-issued = Document issued
audit-action-document-template-changed = Template replaced
document-body-judicial-organ = judicial organ
document-body-public-security = public security organ
