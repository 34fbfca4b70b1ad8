/// The one stylesheet of our pages: quiet, readable, light and dark, made for small screens first.
///
/// Sides are named by the way a line runs, so that Arabic is laid out as it is read.
package enum PageStyle {
    /// Where it is served, below the base path.
    package static let path = "/assets/page.css"

    package static let css = palette + layout + thread + walk + form + hues

    /// Text and lines against their ground: 4.5 to 1 and 3 to 1 at least (WCAG 2.2, 1.4.3 and 1.4.11).
    private static let palette = """
        :root {
          color-scheme: light dark;
          --aw-ground: #fbfaf7; --aw-text: #23211d; --aw-soft: #5c574d; --aw-line: #d9d4c8;
          --aw-edge: #857d6d; --aw-link: #1d5c74; --aw-button: #1d5c74; --aw-on-button: #ffffff;
          --aw-care: #f1ece0; --aw-wrong: #a2281d; --aw-wrong-ground: #fbeeec;
          --aw-mark: #fbe6a2;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --aw-ground: #1b1c1e; --aw-text: #e7e4de; --aw-soft: #aca79c; --aw-line: #3a3b3f;
            --aw-edge: #85858c; --aw-link: #86c5dc; --aw-button: #86c5dc; --aw-on-button: #10242c;
            --aw-care: #26282b; --aw-wrong: #f2a59c; --aw-wrong-ground: #38211f;
            --aw-mark: #574a1c;
          }
        }

        """

    private static let layout = """
        body { margin: 0; background: var(--aw-ground); color: var(--aw-text);
          font: 1.0625rem/1.6 Charter, "Bitstream Charter", Georgia, serif; overflow-wrap: \
          anywhere; }
        html:lang(ar) body, html:lang(ja) body { font-family: system-ui, sans-serif; }
        .aw-main { max-width: 42rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 1rem; }
        h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.5rem 0 1rem; }
        a { color: var(--aw-link); }
        a:focus-visible, button:focus-visible, input:focus-visible, textarea:focus-visible,
        summary:focus-visible, .aw-errors:focus-visible, .aw-look:focus-visible,
        .aw-preview:focus-visible { outline: 3px solid var(--aw-link); outline-offset: 2px; }
        small, .aw-about, .aw-meta, .aw-time, .aw-edited, .aw-back, .comment-notes {
          color: var(--aw-soft); font-size: .9rem; }
        .aw-about { margin: 0; }
        .aw-message, .aw-help, .aw-notice, .aw-closed, .aw-own, .aw-look, .aw-preview {
          background: var(--aw-care); border-radius: .5rem; padding: .9rem 1.1rem; \
        margin: 1rem 0; }
        .aw-help { padding-inline-start: 2.2rem; }
        .aw-help li + li { margin-top: .5rem; }
        .aw-message { white-space: pre-line; }
        .aw-look h3, .aw-preview h3 { font-size: 1.1rem; margin: 0 0 .4rem; }
        .aw-look > :last-child, .aw-preview > :last-child { margin-bottom: .2rem; }
        .aw-preview .aw-author { font-weight: 700; }
        .aw-marked { padding-inline-start: 1.2rem; }
        mark { background: var(--aw-mark); color: inherit; padding: 0 .15em; border-radius: .2em; }
        .aw-errors { background: var(--aw-wrong-ground); color: var(--aw-wrong); border-radius: \
        .5rem;
          padding: .6rem 1.1rem; margin: 1rem 0; }
        .aw-errors a { color: inherit; }
        .aw-errors p, .aw-errors ul { margin: .4rem 0; }

        """

    private static let thread = """
        .aw-list { list-style: none; margin: 0; padding: 0; }
        .aw-list .aw-list { margin-inline-start: .5rem; padding-inline-start: .75rem;
          border-inline-start: 2px solid var(--aw-line); }
        @media (min-width: 40rem) { .aw-list .aw-list { margin-inline-start: 1.1rem;
          padding-inline-start: 1.4rem; } }
        .aw-item { margin: 1.5rem 0 0; scroll-margin-top: 1rem; }
        .aw-item:target > .aw-comment { outline: 2px solid var(--aw-line); outline-offset: .6rem;
          border-radius: .3rem; }
        .aw-header { display: flex; flex-wrap: wrap; align-items: center; gap: .2rem .6rem; }
        .aw-avatar { width: 2.1rem; height: 2.1rem; border-radius: 50%; display: inline-flex;
          align-items: center; justify-content: center; color: #fff; flex: none;
          font: 600 .8rem/1 system-ui, sans-serif; }
        .aw-author { font-size: 1rem; margin: 0; }
        .aw-badge { font-size: .75rem; border: 1px solid var(--aw-edge); border-radius: 1rem;
          padding: .05rem .5rem; color: var(--aw-soft); }
        .aw-pin { font-size: .75rem; color: var(--aw-soft); }
        .aw-pinned { background: var(--aw-care); border-radius: .5rem; padding: .9rem 1.1rem; }
        .aw-pinned-title { margin: 0; font-size: 1rem; font-weight: 600; }
        .aw-pinned .aw-item { margin-top: 1rem; }
        .aw-body > :first-child { margin-top: .5rem; }
        .aw-body > :last-child { margin-bottom: .5rem; }
        .aw-body blockquote { margin: .8rem 0; padding-inline-start: 1rem;
          border-inline-start: 3px solid var(--aw-line); color: var(--aw-soft); }
        .aw-body pre { overflow-x: auto; background: var(--aw-care); padding: .7rem; \
        border-radius: .3rem; }
        .aw-actions { margin: .2rem 0 0; font-size: .9rem; }
        .aw-tombstone, .aw-empty { color: var(--aw-soft); font-style: italic; }
        summary { cursor: pointer; color: var(--aw-link); padding: .2rem 0; }
        .aw-branch > summary { font-size: .9rem; margin-top: .4rem; }
        .aw-note > summary { margin: .4rem 0; }

        """

    private static let walk = """
        .aw-order { display: flex; flex-wrap: wrap; gap: .2rem 1rem; font-size: .9rem; }
        .aw-order a[aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
        .aw-further { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin: 2rem 0; }

        """

    private static let form = """
        .aw-respond label, .aw-edit label { display: block; font-weight: 600; }
        .aw-respond input[type=text], .aw-respond input[type=email], .aw-respond input[type=url],
        textarea { box-sizing: border-box; width: 100%; font: inherit; color: inherit;
          background: transparent; border: 1px solid var(--aw-edge); border-radius: .35rem;
          padding: .55rem .7rem; }
        textarea { resize: vertical; min-height: 8rem; }
        .aw-respond [aria-invalid=true], .aw-edit [aria-invalid=true] {
          border: 2px solid var(--aw-wrong); }
        .aw-field-error { display: block; color: var(--aw-wrong); font-size: .95rem; }
        .required { color: var(--aw-wrong); }
        .comment-form-cookies-consent { display: flex; gap: .6rem; align-items: flex-start; }
        .comment-form-cookies-consent label { font-weight: 400; font-size: .95rem; }
        .comment-form-cookies-consent input { margin-top: .45rem; flex: none; }
        .form-submit { display: flex; flex-wrap: wrap; gap: .6rem; }
        .aw-withdraw label { font-weight: 400; }
        fieldset { border: 1px solid var(--aw-edge); border-radius: .35rem; }
        .aw-choice { display: flex; gap: .6rem; align-items: baseline; margin: .6rem 0; }
        .aw-choice input { flex: none; }
        button { font: 600 1rem/1.2 system-ui, sans-serif; padding: .75rem 1.3rem; border-radius: \
        .35rem;
          border: 1px solid var(--aw-button); background: var(--aw-button); color: \
          var(--aw-on-button);
          cursor: pointer; }
        .aw-quiet { background: transparent; color: var(--aw-link); }
        .aw-trap { position: absolute; inset-inline-start: -100vw; width: 1px; height: 1px; \
        overflow: hidden; }
        @media print { .aw-respond, .aw-actions, .aw-further, .aw-order { display: none; } }
        @media (forced-colors: active) { .aw-avatar, mark { border: 1px solid; } }

        """

    private static let hues = Avatar.palette.enumerated()
        .map { ".aw-hue-\($0.offset) { background: \($0.element); }\n" }.joined()
}
