# Pages: a published result of another department, or a conclusion of an authority, a court or an expert, is adopted.
pages-adopt = Adopt a conclusion
pages-adopt-note = A check need not be made where the law lets another conclusion stand for it; where all do, the department need not go.
pages-adopt-result = A result that another department has published…
pages-adopt-no-result = No other department has published an inspection of this target.
pages-adopt-document = A conclusion of an authority, a court or an expert…
pages-adopt-upload-first = Upload the document under “Evidence” first.
pages-adopt-check = Check
pages-adopt-which = Which result
pages-adopt-do = Adopt it
pages-adopt-authority = Conclusion of an authority
pages-adopt-judicial = Judgment in force
pages-adopt-expert = Expert conclusion
pages-adopt-source = Issued by
pages-adopt-reference = Number
pages-adopt-on = Dated
pages-adopt-evidence = Document (uploaded)
pages-done-conclusion-adopted = The conclusion is adopted.
