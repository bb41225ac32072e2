package io.modelregistry.render.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.render.api.ApiRoute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What must not get lost from the CloudFormation template; whether it is lawful, cfn-lint says. */
class SiteTemplateTest {
  private static final String BASE = "${BasePath}";

  @BeforeAll
  static void refresh() {
    if (Boolean.getBoolean("refreshGolden")) {
      SiteTemplate.writeFunction(TidyUrls.cloudFrontFunction(BASE));
    }
  }

  private static JsonNode resource(String name) {
    return SiteTemplate.read().resource(name);
  }

  private static JsonNode distribution() {
    return resource("Distribution").required("DistributionConfig");
  }

  private static JsonNode behaviour(String pattern) {
    return pattern.equals("*")
        ? distribution().required("DefaultCacheBehavior")
        : entry(distribution().required("CacheBehaviors"), "PathPattern", pattern);
  }

  private static JsonNode entry(JsonNode list, String key, String value) {
    return list.valueStream()
        .filter(item -> item.required(key).asString().equals(value))
        .reduce(
            (one, other) -> {
              throw new AssertionError("two of " + value);
            })
        .orElseThrow(() -> new AssertionError("no " + value + " in " + list));
  }

  private static JsonNode statement(String sid) {
    return entry(
        resource("BucketPolicy").required("PolicyDocument").required("Statement"), "Sid", sid);
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  @Test
  void holds_the_function_as_it_is_made_from_the_routes() {
    assertThat(SiteTemplate.read().functionCode())
        .as("write it anew with -DrefreshGolden=true")
        .isEqualTo(TidyUrls.cloudFrontFunction(BASE));
    assertThat(resource("TidyUrls").at("/FunctionConfig/Runtime").asString())
        .isEqualTo("cloudfront-js-2.0");
  }

  /** CloudFormation puts parameters into it: nothing else may look like one. */
  @Test
  void opens_nothing_in_the_function_but_its_base_path() {
    String code = SiteTemplate.read().functionCode();

    assertThat(code.replace(BASE, "")).doesNotContain("${");
    assertThat(code.replace(BASE, SiteTemplate.read().parameter("BasePath")))
        .isEqualTo(TidyUrls.cloudFrontFunction("/"));
  }

  @Test
  void runs_the_function_for_every_request() {
    for (String pattern : List.of("*", BASE + ApiRoute.FOLDER + "*")) {
      JsonNode associations = behaviour(pattern).required("FunctionAssociations");
      assertThat(associations.size()).isEqualTo(1);
      assertThat(associations.at("/0/EventType").asString()).isEqualTo("viewer-request");
      assertThat(associations.at("/0/FunctionARN").asString()).isEqualTo("TidyUrls.FunctionARN");
    }
  }

  @Test
  void keeps_the_bucket_private_and_encrypted() {
    JsonNode bucket = resource("Bucket");

    for (String block :
        List.of(
            "BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")) {
      assertThat(bucket.at("/PublicAccessBlockConfiguration/" + block).asBoolean())
          .as(block)
          .isTrue();
    }
    assertThat(bucket.at("/OwnershipControls/Rules/0/ObjectOwnership").asString())
        .isEqualTo("BucketOwnerEnforced");
    assertThat(bucket.required("BucketEncryption").isEmpty()).isFalse();
    JsonNode tls = statement("OnlyOverTls");
    assertThat(tls.required("Effect").asString()).isEqualTo("Deny");
    assertThat(tls.at("/Condition/Bool/aws:SecureTransport").asString()).isEqualTo("false");
    assertThat(texts(tls.required("Resource"))).containsExactly("Bucket.Arn", "${Bucket.Arn}/*");
  }

  @Test
  void lets_this_distribution_read_the_site_and_nobody_anything_hidden() {
    JsonNode reads = statement("CloudFrontReadsTheSite");
    assertThat(reads.required("Action").asString()).isEqualTo("s3:GetObject");
    assertThat(reads.required("Resource").asString()).isEqualTo("${Bucket.Arn}${BasePath}*");
    JsonNode hidden = statement("CloudFrontReadsNothingHidden");
    assertThat(hidden.required("Effect").asString()).isEqualTo("Deny");
    assertThat(hidden.required("Resource").asString()).isEqualTo("${Bucket.Arn}${BasePath}.*");
    for (JsonNode allowed :
        resource("BucketPolicy").required("PolicyDocument").required("Statement")) {
      if (allowed.required("Effect").asString().equals("Allow")) {
        assertThat(allowed.at("/Principal/Service").asString())
            .isEqualTo("cloudfront.amazonaws.com");
        assertThat(allowed.at("/Condition/StringEquals/aws:SourceArn").asString())
            .endsWith(":distribution/${Distribution}");
      }
    }
  }

  /** S3 lists a bucket for whoever may, when a request has no key. */
  @Test
  void never_asks_the_bucket_for_a_list() {
    JsonNode forwarded =
        resource("CachePolicy").at("/CachePolicyConfig/ParametersInCacheKeyAndForwardedToOrigin");

    assertThat(forwarded.at("/QueryStringsConfig/QueryStringBehavior").asString())
        .isEqualTo("none");
    assertThat(distribution().required("DefaultRootObject").asString()).isEqualTo("index.html");
    for (String pattern : List.of("*", BASE + ApiRoute.FOLDER + "*")) {
      assertThat(behaviour(pattern).has("OriginRequestPolicyId")).isFalse();
      assertThat(behaviour(pattern).required("CachePolicyId").asString()).isEqualTo("CachePolicy");
    }
  }

  @Test
  void leaves_the_time_to_keep_to_the_objects() {
    JsonNode policy = resource("CachePolicy").required("CachePolicyConfig");

    assertThat(policy.required("MinTTL").asInt()).isZero();
    assertThat(policy.required("MaxTTL").asInt()).isEqualTo(31_536_000);
    for (String pattern : List.of("*", BASE + ApiRoute.FOLDER + "*")) {
      assertThat(behaviour(pattern).required("Compress").asBoolean()).isTrue();
      assertThat(behaviour(pattern).required("ViewerProtocolPolicy").asString())
          .isEqualTo("redirect-to-https");
    }
  }

  @Test
  void answers_what_is_missing_with_json_below_the_api_and_a_page_elsewhere() {
    JsonNode responses = distribution().required("CustomErrorResponses");
    JsonNode page = entry(responses, "ErrorCode", "404");
    assertThat(page.required("ResponsePagePath").asString()).isEqualTo(BASE + "404.html");
    JsonNode json = entry(responses, "ErrorCode", "403");
    assertThat(json.required("ResponsePagePath").asString())
        .isEqualTo(BASE + ApiRoute.NOT_FOUND.path());
    for (JsonNode response : List.of(page, json)) {
      assertThat(response.required("ResponseCode").asInt()).isEqualTo(404);
      assertThat(response.required("ErrorCachingMinTTL").asInt()).isBetween(0, 60);
    }

    JsonNode group = distribution().at("/OriginGroups/Items/0");
    assertThat(behaviour(BASE + ApiRoute.FOLDER + "*").required("TargetOriginId"))
        .isEqualTo(group.required("Id"));
    assertThat(behaviour("*").required("TargetOriginId").asString()).isEqualTo("bucket");
    assertThat(texts(group.at("/FailoverCriteria/StatusCodes/Items"))).containsExactly("404");
    assertThat(group.at("/Members/Items/0/OriginId").asString()).isEqualTo("bucket");
    assertThat(group.at("/Members/Items/1/OriginId").asString()).isEqualTo("refusal");
    JsonNode origins = distribution().required("Origins");
    assertThat(entry(origins, "Id", "bucket").required("OriginAccessControlId").asString())
        .isEqualTo("OriginAccessControl");
    assertThat(entry(origins, "Id", "refusal").has("OriginAccessControlId")).isFalse();
  }

  @Test
  void lets_pages_load_what_the_pages_themselves_say() throws IOException {
    String layout = Files.readString(Path.of("..", "site-templates", "layout.mustache"));
    Matcher said =
        Pattern.compile("http-equiv=\"Content-Security-Policy\" content=\"([^\"]+)\"")
            .matcher(layout);
    assertThat(said.find()).isTrue();

    JsonNode headers = resource("PageHeaders").at("/ResponseHeadersPolicyConfig");
    assertThat(
            headers
                .at("/SecurityHeadersConfig/ContentSecurityPolicy/ContentSecurityPolicy")
                .asString())
        .isEqualTo(said.group(1) + "; frame-ancestors 'none'");
    assertThat(behaviour("*").required("ResponseHeadersPolicyId").asString())
        .isEqualTo("PageHeaders");
  }

  @Test
  void lets_pages_of_others_read_the_api() {
    JsonNode cors = resource("ApiHeaders").at("/ResponseHeadersPolicyConfig/CorsConfig");

    assertThat(texts(cors.at("/AccessControlAllowOrigins/Items"))).containsExactly("*");
    assertThat(texts(cors.at("/AccessControlAllowMethods/Items"))).containsExactly("GET", "HEAD");
    assertThat(cors.required("AccessControlAllowCredentials").asBoolean()).isFalse();
    JsonNode api = behaviour(BASE + ApiRoute.FOLDER + "*");
    assertThat(api.required("ResponseHeadersPolicyId").asString()).isEqualTo("ApiHeaders");
    assertThat(texts(api.required("AllowedMethods"))).contains("OPTIONS");
  }

  @Test
  void lets_one_environment_of_one_repository_write_the_site_and_no_more() {
    JsonNode trust = resource("PublishRole").at("/AssumeRolePolicyDocument/Statement/0");
    assertThat(trust.required("Action").asString()).isEqualTo("sts:AssumeRoleWithWebIdentity");
    JsonNode equal = trust.required("Condition").required("StringEquals");
    assertThat(equal.required("token.actions.githubusercontent.com:aud").asString())
        .isEqualTo("sts.amazonaws.com");
    assertThat(equal.required("token.actions.githubusercontent.com:sub").asString())
        .isEqualTo("repo:${GitHubRepository}:environment:${GitHubEnvironment}");
    assertThat(trust.required("Condition").size()).isEqualTo(1);

    JsonNode policies = resource("PublishRole").required("Policies");
    assertThat(policies.size()).isEqualTo(1);
    JsonNode rights = policies.at("/0/PolicyDocument/Statement");
    assertThat(rights.size()).isEqualTo(3);
    JsonNode write = entry(rights, "Sid", "WriteTheSite");
    assertThat(texts(write.required("Action")))
        .containsExactlyInAnyOrder("s3:GetObject", "s3:PutObject", "s3:DeleteObject");
    assertThat(write.required("Resource").asString()).isEqualTo("${Bucket.Arn}${BasePath}*");
    JsonNode list = entry(rights, "Sid", "TellMissingFromForbidden");
    assertThat(list.required("Action").asString()).isEqualTo("s3:ListBucket");
    assertThat(list.required("Resource").asString()).isEqualTo("Bucket.Arn");
    JsonNode invalidate = entry(rights, "Sid", "Invalidate");
    assertThat(invalidate.required("Action").asString()).isEqualTo("cloudfront:CreateInvalidation");
    assertThat(invalidate.required("Resource").asString())
        .endsWith(":distribution/${Distribution}");
  }

  /** The workflow names the environment that the role trusts. */
  @Test
  void trusts_the_environment_that_the_workflow_runs_in() throws IOException {
    String workflow = Files.readString(Path.of("..", ".github", "workflows", "publish.yml"));

    assertThat(workflow)
        .containsPattern(
            "(?m)^    environment: " + SiteTemplate.read().parameter("GitHubEnvironment") + "$");
  }
}
