// Opens Swagger UI on our own document; nothing outside is asked.
window.addEventListener("DOMContentLoaded", () => {
  window.SwaggerUIBundle({
    url: "/docs/openapi.json",
    dom_id: "#docs",
    deepLinking: true,
    validatorUrl: null,
    presets: [window.SwaggerUIBundle.presets.apis],
    layout: "BaseLayout",
    requestInterceptor: (request) => {
      const csrf = window.sessionStorage.getItem("onevisit-csrf");
      if (csrf) request.headers["X-CSRF-Token"] = csrf;
      return request;
    },
    responseInterceptor: (response) => {
      const given = response.body && response.body.csrf;
      if (given) window.sessionStorage.setItem("onevisit-csrf", given);
      return response;
    },
  });
});
